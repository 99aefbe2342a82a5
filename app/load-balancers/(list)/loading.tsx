import { LoadBalancersSkeleton } from "@/components/load-balancers/list/load-balancers-skeleton";
import { PageHeader } from "@/components/ui/layout/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Load balancers" />
      <LoadBalancersSkeleton />
    </>
  );
}
