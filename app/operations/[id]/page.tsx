import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { OperationScreen } from "@/components/operations/operation-screen";
import { operationQuery } from "@/lib/queries/operations";
import { getOperation } from "@/server/queries/operation";
import { prefetched } from "../../_screens/prefetched";

export const metadata: Metadata = { title: "Operation" };

export default async function OperationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const state = await prefetched([operationQuery(id).queryKey, () => getOperation(id)]);
  return (
    <HydrationBoundary state={state}>
      <OperationScreen key={id} id={id} />
    </HydrationBoundary>
  );
}
