import { Skeleton } from "../../ui/feedback/skeleton";

export const OrphansSkeleton = () => (
  <div role="status" aria-label="Reading what is there" className="h-80 space-y-4 rounded-xl border bg-surface p-4">
    {["1", "2", "3"].map((line) => (
      <Skeleton key={line} className="h-16 w-full" />
    ))}
  </div>
);
