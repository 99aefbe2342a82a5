import { ServicesSkeleton } from "@/components/services/list/services-skeleton";
import { PageHeader } from "@/components/ui/layout/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Services" />
      <ServicesSkeleton />
    </>
  );
}
