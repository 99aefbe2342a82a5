import { queryOptions } from "@tanstack/react-query";
import type { EnvironmentDetail, EnvironmentList } from "@/lib/contracts/environments";
import { getJson } from "./get-json";
import { live } from "./pace";

/** All environments: `GET /api/environments`. */
export const environmentsQuery = () =>
  queryOptions({
    queryKey: ["environments"] as const,
    queryFn: ({ signal }) => getJson<EnvironmentList>("/api/environments", signal),
    refetchInterval: live,
  });

/** One environment in full: `GET /api/environments/{apiId}/{stage}`. */
export const environmentQuery = (apiId: string, stage: string) =>
  queryOptions({
    queryKey: ["environment", apiId, stage] as const,
    queryFn: ({ signal }) => getJson<EnvironmentDetail>(`/api/environments/${apiId}/${stage}`, signal),
    refetchInterval: live,
  });
