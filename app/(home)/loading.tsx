import { MatrixSkeleton } from "@/components/environments/matrix/matrix-skeleton";
import { PageHeader } from "@/components/ui/layout/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Environments" />
      <MatrixSkeleton />
    </>
  );
}
