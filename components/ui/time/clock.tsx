"use client";

import { createContext, type ReactNode, use, useSyncExternalStore } from "react";

/** One ticking clock for all ages on a page; the server's time stands in until the page is alive. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const ServerNow = createContext(0);

export const ClockProvider = ({ now: serverNow, children }: { now: number; children: ReactNode }) => (
  <ServerNow value={serverNow}>{children}</ServerNow>
);

/** The time in milliseconds, new every second; equal on the server and while hydrating. */
export function useNow(): number {
  const serverNow = use(ServerNow);
  return useSyncExternalStore(
    subscribe,
    () => {
      if (now === 0) now = Date.now();
      return now;
    },
    () => serverNow,
  );
}
