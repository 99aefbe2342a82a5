import type { Metadata } from "next";
import { OperationScreen } from "@/components/operations/operation-screen";
import { OperationSkeleton } from "@/components/operations/operation-skeleton";
import { operationQuery } from "@/lib/queries/operations";
import { getOperation } from "@/server/queries/operation";
import { prefetched } from "../../_screens/reads/prefetched";
import { streamed } from "../../_screens/reads/streamed";

export const metadata: Metadata = { title: "Operation" };

export default async function OperationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return streamed(
    prefetched([operationQuery(id).queryKey, () => getOperation(id)]),
    <OperationSkeleton />,
    <OperationScreen key={id} id={id} />,
  );
}
