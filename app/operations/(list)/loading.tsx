import { OperationsSkeleton } from "@/components/operations/list/operations-skeleton";
import { PageHeader } from "@/components/ui/layout/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Operations" />
      <OperationsSkeleton />
    </>
  );
}
