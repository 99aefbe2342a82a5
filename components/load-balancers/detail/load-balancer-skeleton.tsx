import { PageSkeleton } from "../../ui/feedback/page-skeleton";

/** The page's size before its facts are there. */
export const LoadBalancerSkeleton = () => (
  <PageSkeleton
    label="Loading the load balancer"
    title="Load balancer"
    heading={["w-64", "w-96 max-w-full"]}
    height="h-28"
  >
    <div className="grid gap-5 lg:grid-cols-2">
      <div className="h-44 rounded-xl border bg-surface" />
      <div className="h-44 rounded-xl border bg-surface" />
    </div>
    <div className="h-72 rounded-xl border bg-surface" />
  </PageSkeleton>
);
