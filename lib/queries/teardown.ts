import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { OrphanList, TeardownPlan, TeardownScope } from "@/lib/contracts/teardown";
import { getJson } from "./get-json";
import { live } from "./pace";

export interface TeardownChoice {
  picked: readonly string[];
  logGroups: boolean;
}

const NOTHING: TeardownChoice = { picked: [], logGroups: false };

/** What a removal takes and leaves: `GET /api/teardown`. */
export const teardownQuery = (scope: TeardownScope, { picked, logGroups }: TeardownChoice = NOTHING) =>
  queryOptions({
    queryKey: ["teardown", { ...scope }, [...picked], logGroups] as const,
    queryFn: ({ signal }) => {
      const parameters = new URLSearchParams({ ...scope });
      for (const key of picked) parameters.append("picked", key);
      if (logGroups) parameters.set("logGroups", "true");
      return getJson<TeardownPlan>(`/api/teardown?${parameters}`, signal);
    },
    refetchInterval: live,
    // Another choice is another plan of the same: the one before stays on the screen until it is there.
    placeholderData: keepPreviousData,
  });

/** What Stageway made for environments that are gone: `GET /api/orphans`. */
export const orphansQuery = () =>
  queryOptions({
    queryKey: ["orphans"] as const,
    queryFn: ({ signal }) => getJson<OrphanList>("/api/orphans", signal),
    refetchInterval: live,
  });
