import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { LoadBalancersScreen } from "@/components/load-balancers/list/load-balancers-screen";
import { loadBalancersQuery } from "@/lib/queries/load-balancers";
import { getLoadBalancers } from "@/server/queries/load-balancers";
import { prefetched } from "../../_screens/reads/prefetched";

export const metadata: Metadata = { title: "Load balancers" };

export default async function LoadBalancersPage() {
  const state = await prefetched([loadBalancersQuery().queryKey, getLoadBalancers]);
  return (
    <HydrationBoundary state={state}>
      <LoadBalancersScreen />
    </HydrationBoundary>
  );
}
