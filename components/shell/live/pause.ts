"use client";

import { focusManager } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

let since: string | null = null;
const listeners = new Set<() => void>();

/** Stops all asking by itself, or goes on with it; what a person asks for is still read. */
export function togglePause(): void {
  since = since === null ? new Date().toISOString() : null;
  // To TanStack Query a paused page is one that nobody looks at.
  focusManager.setFocused(since === null ? undefined : false);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Since when the page is paused; null while it is live. */
export const usePausedSince = (): string | null =>
  useSyncExternalStore(
    subscribe,
    () => since,
    () => null,
  );
