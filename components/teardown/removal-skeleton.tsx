import { Skeleton } from "../ui/feedback/skeleton";

/** The removal's size before all is read. */
export const RemovalSkeleton = () => (
  <div role="status" aria-label="Reading what is there" className="space-y-5">
    <h1 className="sr-only">Remove</h1>
    <div className="h-14 space-y-2">
      <Skeleton className="h-6 w-72" />
      <Skeleton className="h-4 w-96 max-w-full" />
    </div>
    <div className="grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Skeleton className="h-[40rem] w-full" />
      <Skeleton className="h-56 w-full" />
    </div>
  </div>
);
