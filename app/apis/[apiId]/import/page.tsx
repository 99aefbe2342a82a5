import type { Metadata } from "next";
import { ApiSkeleton } from "@/components/apis/api-skeleton";
import { ImportIntoScreen } from "@/components/apis/import/import-screen";
import { apiDetailQuery } from "@/lib/queries/api-detail";
import { getApiDetail } from "@/server/queries/api-detail";
import { prefetched } from "../../../_screens/reads/prefetched";
import { streamed } from "../../../_screens/reads/streamed";

export const metadata: Metadata = { title: "Import into an API" };

export default async function ImportIntoPage({ params }: { params: Promise<{ apiId: string }> }) {
  const { apiId } = await params;
  return streamed(
    prefetched([apiDetailQuery(apiId).queryKey, () => getApiDetail(apiId)]),
    <ApiSkeleton />,
    <ImportIntoScreen apiId={apiId} />,
  );
}
