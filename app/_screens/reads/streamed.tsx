import "server-only";
import { type DehydratedState, HydrationBoundary } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { within } from "./within";

/** Warm reads answer well within this. Beyond it a person should see that something comes. */
const PATIENCE_MS = 150;

/**
 * A page whose subject may not exist. What is read soon is drawn whole, and what is not there answers 404; a streamed
 * page has said 200 already. What takes longer shows the skeleton, and is drawn when it arrives.
 */
export async function streamed(
  state: Promise<DehydratedState>,
  skeleton: ReactNode,
  screen: ReactNode,
): Promise<ReactNode> {
  const soon = await within(state, PATIENCE_MS);
  if (soon) return <HydrationBoundary state={soon}>{screen}</HydrationBoundary>;
  return (
    <Suspense fallback={skeleton}>
      <Late state={state}>{screen}</Late>
    </Suspense>
  );
}

const Late = async ({ state, children }: { state: Promise<DehydratedState>; children: ReactNode }) => (
  <HydrationBoundary state={await state}>{children}</HydrationBoundary>
);
