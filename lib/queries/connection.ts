import { queryOptions } from "@tanstack/react-query";
import type { ConnectionInfo } from "@/lib/contracts/connection";
import { getJson } from "./get-json";

/** Which AWS is active: `GET /api/connection`. Asked rarely, and again soon while there is no account id. */
export const connectionQuery = () =>
  queryOptions({
    queryKey: ["connection"] as const,
    queryFn: ({ signal }) => getJson<ConnectionInfo>("/api/connection", signal),
    refetchInterval: ({ state }) => (state.data?.accountId && !state.data.error ? 60_000 : 5_000),
  });
