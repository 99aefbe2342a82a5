import { Skeleton } from "../ui/feedback/skeleton";

/** The operation page's size before its facts are there. */
export const OperationSkeleton = () => (
  <div role="status" aria-label="Loading the operation" className="space-y-5">
    <h1 className="sr-only">Operation</h1>
    <div className="h-14 space-y-2">
      <Skeleton className="h-6 w-72" />
      <Skeleton className="h-4 w-48" />
    </div>
    <Skeleton className="h-2 w-full" />
    <div className="h-[36rem] space-y-6 rounded-xl border bg-surface p-4">
      {["1", "2", "3", "4", "5", "6", "7", "8"].map((line) => (
        <Skeleton key={line} className="h-8 w-full" />
      ))}
    </div>
  </div>
);
