import type { Metadata } from "next";
import { ApiSkeleton } from "@/components/apis/api-skeleton";
import { apiDetailQuery } from "@/lib/queries/api-detail";
import { getApiDetail } from "@/server/queries/api-detail";
import { Api } from "../../_screens/api";
import { prefetched } from "../../_screens/reads/prefetched";
import { streamed } from "../../_screens/reads/streamed";

export const metadata: Metadata = { title: "API" };

export default async function ApiPage({ params }: { params: Promise<{ apiId: string }> }) {
  const { apiId } = await params;
  return streamed(
    prefetched([apiDetailQuery(apiId).queryKey, () => getApiDetail(apiId)]),
    <ApiSkeleton />,
    <Api apiId={apiId} />,
  );
}
