import { queryOptions } from "@tanstack/react-query";
import type { ApiParts } from "@/lib/contracts/definition";
import { getJson } from "./get-json";
import { untilGone } from "./pace";

/** What an API has beside its methods: `GET /api/apis/{apiId}/parts`. */
export const apiPartsQuery = (apiId: string) =>
  queryOptions({
    queryKey: ["api", apiId, "parts"] as const,
    queryFn: ({ signal }) => getJson<ApiParts>(`/api/apis/${encodeURIComponent(apiId)}/parts`, signal),
    refetchInterval: untilGone,
  });
