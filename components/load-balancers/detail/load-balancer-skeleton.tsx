import { Skeleton } from "../../ui/feedback/skeleton";

/** The page's size before its facts are there. */
export const LoadBalancerSkeleton = () => (
  <div role="status" aria-label="Loading the load balancer" className="space-y-5">
    <div className="h-28 space-y-3">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-4 w-96 max-w-full" />
    </div>
    <div className="grid gap-5 lg:grid-cols-2">
      <div className="h-44 rounded-xl border bg-surface" />
      <div className="h-44 rounded-xl border bg-surface" />
    </div>
    <div className="h-72 rounded-xl border bg-surface" />
  </div>
);
