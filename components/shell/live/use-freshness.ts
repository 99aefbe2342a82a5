"use client";

import { type QueryCache, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { QueryFailure } from "@/lib/queries/failure";

/** How old what this page shows is, and whether the server still answers. */
export interface PageFreshness {
  /** The oldest answer on this page; undefined while there is none. */
  oldest?: string;
  offline: boolean;
  failing: boolean;
  fetching: boolean;
}

const agesOf = (cache: QueryCache): string => {
  const active = cache
    .getAll()
    .filter((query) => query.isActive() && query.queryKey[0] !== "connection" && !query.meta?.aside);
  const ages = active.map((query) => fetchedAt(query.state.data)).filter((age) => age !== undefined);
  const failures = active.map((query) => query.state.error).filter((error) => error !== null);
  const freshness: PageFreshness = {
    ...(ages.length > 0 && { oldest: ages.sort()[0] }),
    offline: failures.some((error) => error instanceof QueryFailure && error.offline),
    failing: failures.length > 0,
    fetching: active.some((query) => query.state.fetchStatus === "fetching"),
  };
  return JSON.stringify(freshness);
};

function fetchedAt(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("fetchedAt" in data)) return undefined;
  return typeof data.fetchedAt === "string" ? data.fetchedAt : undefined;
}

/** Over all queries that the page uses; changes only when one of the values does. */
export function useFreshness(): PageFreshness {
  const cache = useQueryClient().getQueryCache();
  // The cache also speaks while components are drawn; React wants to hear of it afterwards.
  const subscribe = useCallback((listener: () => void) => cache.subscribe(() => queueMicrotask(listener)), [cache]);
  const snapshot = useSyncExternalStore(
    subscribe,
    () => agesOf(cache),
    () => NOTHING,
  );
  return JSON.parse(snapshot) as PageFreshness;
}

const NOTHING = JSON.stringify({ offline: false, failing: false, fetching: false } satisfies PageFreshness);
