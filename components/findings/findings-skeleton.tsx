import { Skeleton } from "../ui/feedback/skeleton";

/** The list's size before its facts are there. */
export const FindingsSkeleton = () => (
  <div role="status" aria-label="Loading findings" className="h-80 space-y-4 rounded-xl border bg-surface p-4">
    {["1", "2", "3", "4"].map((line) => (
      <Skeleton key={line} className="h-12 w-full" />
    ))}
  </div>
);
