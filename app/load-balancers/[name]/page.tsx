import type { Metadata } from "next";
import { LoadBalancerScreen } from "@/components/load-balancers/detail/load-balancer-screen";
import { LoadBalancerSkeleton } from "@/components/load-balancers/detail/load-balancer-skeleton";
import { loadBalancerQuery } from "@/lib/queries/load-balancers";
import { getLoadBalancer } from "@/server/queries/load-balancer";
import { prefetched } from "../../_screens/reads/prefetched";
import { streamed } from "../../_screens/reads/streamed";

interface Props {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function LoadBalancerPage({ params }: Props) {
  const { name } = await params;
  return streamed(
    prefetched([loadBalancerQuery(name).queryKey, () => getLoadBalancer(name)]),
    <LoadBalancerSkeleton />,
    <LoadBalancerScreen name={name} />,
  );
}
