import { queryOptions } from "@tanstack/react-query";
import type { ApiDetail } from "@/lib/contracts/api-detail";
import { getJson } from "./get-json";
import { live } from "./pace";

/** One API with its stages, methods and deployments: `GET /api/apis/{apiId}`. */
export const apiDetailQuery = (apiId: string) =>
  queryOptions({
    queryKey: ["api", apiId] as const,
    queryFn: ({ signal }) => getJson<ApiDetail>(`/api/apis/${encodeURIComponent(apiId)}`, signal),
    refetchInterval: live,
  });
