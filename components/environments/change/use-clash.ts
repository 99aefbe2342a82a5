import { useQuery } from "@tanstack/react-query";
import { routeClash } from "@/lib/domain/provisioning/route-clash";
import { apiDetailQuery } from "@/lib/queries/api-detail";
import type { RouteDraft } from "./route-problems";

/** Why the API cannot take a route beside its own, by the form's field; empty while that is not known. */
export function useClash(apiId: string, draft: RouteDraft): Record<string, string> {
  const { data } = useQuery(apiDetailQuery(apiId));
  const variableName = draft.variable || draft.newVariable.trim();
  const { paths, methods } = data?.editable ?? {};
  if (!paths || !methods || variableName === "") return {};
  const [path, upstreamPath] = [draft.path.trim(), draft.upstreamPath.trim()];
  const route = { path, upstreamPath, methods: draft.methods, variableName, scheme: "http" };
  const clash = routeClash(route, { paths, methods });
  return clash ? { [clash.field]: clash.message } : {};
}
