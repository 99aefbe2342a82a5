import { queryOptions } from "@tanstack/react-query";
import type { FindingCount, FindingList } from "@/lib/contracts/findings";
import { getJson } from "./get-json";
import { live, SLOW } from "./pace";

/** Everything that the lint finds: `GET /api/findings`. */
export const findingsQuery = () =>
  queryOptions({
    queryKey: ["findings"] as const,
    queryFn: ({ signal }) => getJson<FindingList>("/api/findings", signal),
    refetchInterval: live,
  });

/** How many there are, for the navigation: `GET /api/findings/count`. */
export const findingCountQuery = () =>
  queryOptions({
    queryKey: ["findings", "count"] as const,
    queryFn: ({ signal }) => getJson<FindingCount>("/api/findings/count", signal),
    refetchInterval: 2 * SLOW,
  });
