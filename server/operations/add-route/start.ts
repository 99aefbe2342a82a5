import "server-only";
import type { AddRouteInput } from "@/lib/contracts/environment-changes";
import { methodsWords } from "../provision/api/method";
import { requireRoutes } from "../provision/api/require-routes";
import { requireApi } from "../require-api";
import { startOperation } from "../start-operation";

/**
 * Starts to add a route to an environment; answers the operation's id.
 * @throws AppFailure `not_found` for the API, `conflict` when the stage is held or the route clashes with one of the API.
 */
export async function startRoute(input: AddRouteInput, actor: string): Promise<string> {
  const { id: apiId, name: apiName } = await requireApi(input.apiId);
  await requireRoutes(apiId, [input]);
  const title = `Add ${methodsWords(input)} to ${apiName}/${input.stage}`;
  return startOperation({ kind: "addRoute", title, apiName, apiId, stage: input.stage, actor, input });
}
