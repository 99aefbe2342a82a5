import { HydrationBoundary } from "@tanstack/react-query";
import { environmentsQuery } from "@/lib/queries/environments";
import { operationsQuery } from "@/lib/queries/operations";
import { getEnvironments } from "@/server/queries/environments";
import { getOperations } from "@/server/queries/operations";
import { Home } from "../_screens/home";
import { prefetched } from "../_screens/reads/prefetched";

export default async function HomePage() {
  const state = await prefetched(
    [environmentsQuery().queryKey, getEnvironments],
    [operationsQuery().queryKey, getOperations],
  );
  return (
    <HydrationBoundary state={state}>
      <Home />
    </HydrationBoundary>
  );
}
