import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { OperationsScreen } from "@/components/operations/list/operations-screen";
import { operationsQuery } from "@/lib/queries/operations";
import { getOperations } from "@/server/queries/operations";
import { prefetched } from "../../_screens/reads/prefetched";

export const metadata: Metadata = { title: "Operations" };

export default async function OperationsPage() {
  const state = await prefetched([operationsQuery().queryKey, getOperations]);
  return (
    <HydrationBoundary state={state}>
      <OperationsScreen />
    </HydrationBoundary>
  );
}
