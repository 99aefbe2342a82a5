import { Skeleton } from "../../ui/feedback/skeleton";

/** The list's size before its facts are there. */
export const StacksSkeleton = () => (
  <div role="status" aria-label="Loading stacks" className="h-64 space-y-4 rounded-xl border bg-surface p-4">
    {["1", "2", "3", "4"].map((line) => (
      <Skeleton key={line} className="h-10 w-full" />
    ))}
  </div>
);
