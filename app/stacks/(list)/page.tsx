import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { StacksScreen } from "@/components/stacks/list/stacks-screen";
import { stacksQuery } from "@/lib/queries/stacks";
import { getStacks } from "@/server/queries/stacks/stacks";
import { prefetched } from "../../_screens/reads/prefetched";

export const metadata: Metadata = { title: "Stacks" };

export default async function StacksPage() {
  const state = await prefetched([stacksQuery().queryKey, getStacks]);
  return (
    <HydrationBoundary state={state}>
      <StacksScreen />
    </HydrationBoundary>
  );
}
