import { queryOptions } from "@tanstack/react-query";
import type { ProvisionOptions } from "@/lib/contracts/provision/options";
import type { TakenAnswer } from "@/lib/contracts/provision/taken";
import { getJson } from "./get-json";

/** What a new environment can be put into: `GET /api/provisioning/options`. Networks seldom change while a form is filled. */
export const provisionOptionsQuery = () =>
  queryOptions({
    queryKey: ["provisioning", "options"] as const,
    queryFn: ({ signal }) => getJson<ProvisionOptions>("/api/provisioning/options", signal),
    staleTime: 60_000,
  });

/** Whose a new environment's names are: `GET /api/provisioning/taken`. @param asked a `TakenQuestion` as JSON */
export const takenQuery = (asked: string) =>
  queryOptions({
    queryKey: ["provisioning", "taken", asked] as const,
    queryFn: ({ signal }) =>
      getJson<TakenAnswer>(`/api/provisioning/taken?${new URLSearchParams({ ask: asked })}`, signal),
    staleTime: 15_000,
    // What could not be looked for says so in its place.
    meta: { aside: true },
  });
