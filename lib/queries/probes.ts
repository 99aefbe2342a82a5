import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type ProbeWindow, WINDOWS } from "@/lib/contracts/probe-limits";
import type { ProbeHistory } from "@/lib/contracts/probes";
import { getJson } from "./get-json";
import { SLOW } from "./pace";

/** How an environment is probed and what that came to: `GET /api/environments/{apiId}/{stage}/probes`. */
export const probesQuery = (apiId: string, stage: string, window: ProbeWindow) =>
  queryOptions({
    queryKey: ["probes", apiId, stage, window] as const,
    queryFn: ({ signal }) =>
      getJson<ProbeHistory>(`/api/environments/${apiId}/${stage}/probes?window=${window}`, signal),
    // A day has many more results to read, and changes no quicker.
    refetchInterval: Math.max(SLOW, WINDOWS[window] / 4_000),
    placeholderData: keepPreviousData,
  });
