import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { OperationScreen } from "@/components/operations/operation-screen";
import { operationQuery } from "@/lib/queries/operations";
import { getOperation } from "@/server/queries/operation";
import { prefetched } from "../../_screens/prefetched";

export const metadata: Metadata = { title: "Operation" };

// No loading.tsx here: what does not exist answers 404, and a streamed page has said 200 already.
export default async function OperationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const state = await prefetched([operationQuery(id).queryKey, () => getOperation(id)]);
  return (
    <HydrationBoundary state={state}>
      <OperationScreen key={id} id={id} />
    </HydrationBoundary>
  );
}
