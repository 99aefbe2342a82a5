import { Skeleton } from "../../ui/feedback/skeleton";
import { PageHeader } from "../../ui/layout/page-header";

/** A stack's page before its facts are there. */
export const StackSkeleton = ({ name }: { name: string }) => (
  <>
    <PageHeader title={name} note="Stack" />
    <div role="status" aria-label="Loading the stack" className="grid gap-5 xl:grid-cols-2">
      <Skeleton className="h-96 w-full" />
      <Skeleton className="h-96 w-full" />
    </div>
  </>
);
