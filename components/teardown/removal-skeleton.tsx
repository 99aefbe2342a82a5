import { PageSkeleton } from "../ui/feedback/page-skeleton";
import { Skeleton } from "../ui/feedback/skeleton";

/** The removal's size before all is read. */
export const RemovalSkeleton = () => (
  <PageSkeleton label="Reading what is there" title="Remove" heading={["w-72", "w-96 max-w-full"]}>
    <div className="grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Skeleton className="h-[40rem] w-full" />
      <Skeleton className="h-56 w-full" />
    </div>
  </PageSkeleton>
);
