import { queryOptions } from "@tanstack/react-query";
import type { ProvisionOptions } from "@/lib/contracts/provision/options";
import { getJson } from "./get-json";

/** What a new environment can be put into: `GET /api/provisioning/options`. Networks seldom change while a form is filled. */
export const provisionOptionsQuery = () =>
  queryOptions({
    queryKey: ["provisioning", "options"] as const,
    queryFn: ({ signal }) => getJson<ProvisionOptions>("/api/provisioning/options", signal),
    staleTime: 60_000,
  });
