import { FindingsSkeleton } from "@/components/findings/findings-skeleton";
import { PageHeader } from "@/components/ui/layout/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Findings" />
      <FindingsSkeleton />
    </>
  );
}
