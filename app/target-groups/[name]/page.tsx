import type { Metadata } from "next";
import { TargetGroupScreen } from "@/components/load-balancers/group/target-group-screen";
import { TargetGroupSkeleton } from "@/components/load-balancers/group/target-group-skeleton";
import { targetGroupQuery } from "@/lib/queries/load-balancers";
import { getTargetGroup } from "@/server/queries/target-group";
import { prefetched } from "../../_screens/reads/prefetched";
import { streamed } from "../../_screens/reads/streamed";

interface Props {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function TargetGroupPage({ params }: Props) {
  const { name } = await params;
  return streamed(
    prefetched([targetGroupQuery(name).queryKey, () => getTargetGroup(name)]),
    <TargetGroupSkeleton />,
    <TargetGroupScreen name={name} />,
  );
}
