import { Skeleton } from "../ui/feedback/skeleton";

/** The log's size before its rows are there. */
export const AuditSkeleton = () => (
  <div role="status" aria-label="Loading the audit log" className="h-96 space-y-4 rounded-xl border bg-surface p-4">
    {["1", "2", "3", "4", "5", "6"].map((line) => (
      <Skeleton key={line} className="h-9 w-full" />
    ))}
  </div>
);
