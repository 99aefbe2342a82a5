import { ListSkeleton } from "../../ui/feedback/list-skeleton";

export const LoadBalancersSkeleton = () => (
  <ListSkeleton label="Loading load balancers" rows={6} height="h-96" row="h-8" />
);
