import type { Metadata } from "next";
import { ClusterSkeleton } from "@/components/services/cluster/cluster-skeleton";
import { clusterQuery } from "@/lib/queries/services";
import { getCluster } from "@/server/queries/cluster";
import { Cluster } from "../../_screens/cluster";
import { prefetched } from "../../_screens/reads/prefetched";
import { streamed } from "../../_screens/reads/streamed";

interface Props {
  params: Promise<{ cluster: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).cluster) };
}

export default async function ClusterPage({ params }: Props) {
  const { cluster } = await params;
  return streamed(
    prefetched([clusterQuery(cluster).queryKey, () => getCluster(cluster)]),
    <ClusterSkeleton />,
    <Cluster cluster={cluster} />,
  );
}
