import type { Metadata } from "next";
import { EnvironmentSkeleton } from "@/components/environments/detail/environment-skeleton";
import { environmentQuery } from "@/lib/queries/environments";
import { getEnvironment } from "@/server/queries/environment";
import { Environment } from "../../../_screens/environment";
import { prefetched } from "../../../_screens/reads/prefetched";
import { streamed } from "../../../_screens/reads/streamed";

interface Props {
  params: Promise<{ apiId: string; stage: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).stage) };
}

export default async function EnvironmentPage({ params }: Props) {
  const { apiId, stage } = await params;
  const skeleton = <EnvironmentSkeleton />;
  return streamed(
    prefetched([environmentQuery(apiId, stage).queryKey, () => getEnvironment(apiId, stage)]),
    skeleton,
    <Environment apiId={apiId} stage={stage} skeleton={skeleton} />,
  );
}
