import { queryOptions } from "@tanstack/react-query";
import type { TargetHistory, Timeline } from "@/lib/contracts/history";
import { getJson } from "./get-json";
import { live } from "./pace";

/** What happened to an environment: `GET /api/environments/{apiId}/{stage}/timeline`. */
export const timelineQuery = (apiId: string, stage: string) =>
  queryOptions({
    queryKey: ["timeline", apiId, stage] as const,
    queryFn: ({ signal }) => getJson<Timeline>(`/api/environments/${apiId}/${stage}/timeline`, signal),
    refetchInterval: live,
  });

/** How one target was: `GET /api/target-history`. */
export const targetHistoryQuery = (group: string, target: string) =>
  queryOptions({
    queryKey: ["target-history", group, target] as const,
    queryFn: ({ signal }) =>
      getJson<TargetHistory>(`/api/target-history?${new URLSearchParams({ group, target })}`, signal),
    refetchInterval: live,
  });
