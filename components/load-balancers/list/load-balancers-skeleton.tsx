import { Skeleton } from "../../ui/feedback/skeleton";

/** The list's size before its facts are there. */
export const LoadBalancersSkeleton = () => (
  <div role="status" aria-label="Loading load balancers" className="h-96 space-y-4 rounded-xl border bg-surface p-4">
    {["1", "2", "3", "4", "5", "6"].map((line) => (
      <Skeleton key={line} className="h-8 w-full" />
    ))}
  </div>
);
