import { OperationsSkeleton } from "@/components/operations/operations-skeleton";
import { PageHeader } from "@/components/ui/layout/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Operations" />
      <OperationsSkeleton />
    </>
  );
}
