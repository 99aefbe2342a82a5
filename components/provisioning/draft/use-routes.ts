import { useQuery } from "@tanstack/react-query";
import type { ExistingRoutes } from "@/lib/domain/provisioning/route-clash";
import { apiDetailQuery } from "@/lib/queries/api-detail";
import type { Draft } from "./draft";

/** What the API has that a draft chooses, or names; undefined: there is none, or it is not known yet. */
export function useRoutes({ apiId, apiName }: Draft, apis: { id: string; name: string }[]): ExistingRoutes | undefined {
  const named = apis.filter(({ name }) => name === apiName.trim());
  const id = apiId || (named.length === 1 && named[0]?.id) || "";
  const { data } = useQuery({ ...apiDetailQuery(id), enabled: id !== "" });
  const { paths, methods } = data?.editable ?? {};
  return paths && methods ? { paths, methods } : undefined;
}
