import "server-only";
import type { PromoteInput } from "@/lib/contracts/commands";
import { requireApi } from "../require-api";
import { startOperation } from "../start-operation";

/**
 * Starts a promotion; answers the operation's id. Its checks are the operation's first step.
 * @throws AppFailure `not_found` for the API, `conflict` when the target is held.
 */
export async function startPromotion(input: PromoteInput, actor: string): Promise<string> {
  const { id: apiId, name: apiName } = await requireApi(input.apiId);
  const title = `Promote ${apiName}: ${input.from} → ${input.to}`;
  return startOperation({ kind: "promote", title, apiName, apiId, stage: input.to, actor, input });
}
