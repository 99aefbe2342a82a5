import type { Metadata } from "next";
import { RemovalScreen } from "@/components/teardown/removal-screen";
import { RemovalSkeleton } from "@/components/teardown/removal-skeleton";
import { teardownQuery } from "@/lib/queries/teardown";
import { getTeardown } from "@/server/queries/teardown";
import { prefetched } from "../../../../_screens/reads/prefetched";
import { streamed } from "../../../../_screens/reads/streamed";

interface Props {
  params: Promise<{ apiId: string; stage: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Remove ${decodeURIComponent((await params).stage)}` };
}

export default async function RemoveEnvironmentPage({ params }: Props) {
  const { apiId, stage } = await params;
  const scope = { apiId, stage: decodeURIComponent(stage) };
  const read = () => getTeardown({ scope, picked: [], logGroups: false });
  return streamed(
    prefetched([teardownQuery(scope).queryKey, read]),
    <RemovalSkeleton />,
    <RemovalScreen scope={scope} />,
  );
}
