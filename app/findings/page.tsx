import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { FindingsScreen } from "@/components/findings/findings-screen";
import { findingsQuery } from "@/lib/queries/findings";
import { getFindings } from "@/server/queries/findings";
import { prefetched } from "../_screens/reads/prefetched";

export const metadata: Metadata = { title: "Findings" };

export default async function FindingsPage() {
  const state = await prefetched([findingsQuery().queryKey, getFindings]);
  return (
    <HydrationBoundary state={state}>
      <FindingsScreen />
    </HydrationBoundary>
  );
}
