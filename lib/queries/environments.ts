import { queryOptions } from "@tanstack/react-query";
import type { EnvironmentDetail, EnvironmentList, EnvironmentSummary } from "@/lib/contracts/environments";
import { getJson } from "./get-json";
import { pace } from "./pace";

const underWay = (environment: EnvironmentSummary): boolean =>
  environment.operationId !== undefined || environment.health === "progressing";

/** All environments: `GET /api/environments`. */
export const environmentsQuery = () =>
  queryOptions({
    queryKey: ["environments"] as const,
    queryFn: ({ signal }) => getJson<EnvironmentList>("/api/environments", signal),
    refetchInterval: ({ state }) => pace(!!state.data?.environments.some(underWay), state.status === "error"),
  });

/** One environment in full: `GET /api/environments/{apiId}/{stage}`. */
export const environmentQuery = (apiId: string, stage: string) =>
  queryOptions({
    queryKey: ["environment", apiId, stage] as const,
    queryFn: ({ signal }) => getJson<EnvironmentDetail>(`/api/environments/${apiId}/${stage}`, signal),
    refetchInterval: ({ state }) => pace(!!state.data && underWay(state.data.environment), state.status === "error"),
  });
