import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { environmentQuery } from "@/lib/queries/environments";
import { getEnvironment } from "@/server/queries/environment";
import { Environment } from "../../../_screens/environment";
import { prefetched } from "../../../_screens/prefetched";

interface Props {
  params: Promise<{ apiId: string; stage: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).stage) };
}

// No loading.tsx here: what does not exist answers 404, and a streamed page has said 200 already.
export default async function EnvironmentPage({ params }: Props) {
  const { apiId, stage } = await params;
  const state = await prefetched([environmentQuery(apiId, stage).queryKey, () => getEnvironment(apiId, stage)]);
  return (
    <HydrationBoundary state={state}>
      <Environment apiId={apiId} stage={stage} />
    </HydrationBoundary>
  );
}
