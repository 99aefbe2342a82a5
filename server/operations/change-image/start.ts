import "server-only";
import type { ChangeImageInput } from "@/lib/contracts/environment-changes";
import { requireApi } from "../require-api";
import { requireService, requireUnheld } from "../services/require-service";
import { startOperation } from "../start-operation";

/**
 * Starts the rollout of another image; answers the operation's id.
 * @throws AppFailure `not_found`; `conflict` when an environment whose requests arrive at the service is held.
 */
export async function startImageChange(input: ChangeImageInput, actor: string): Promise<string> {
  const { id: apiId, name: apiName } = await requireApi(input.apiId);
  await requireUnheld(await requireService(input.cluster, input.service));
  const title = `Change the image of ${input.service} to ${input.image}`;
  return startOperation({ kind: "changeImage", title, apiName, apiId, stage: input.stage, actor, input });
}
