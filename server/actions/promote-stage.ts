"use server";

import { promoteInput } from "@/lib/contracts/commands";
import type { Result } from "@/lib/contracts/errors";
import { startPromotion } from "../operations/promote/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: promoteInput,
  permission: "stage.promote",
  audit: { action: "promote.start", target: ({ apiId, to }) => `${apiId}/${to}`, success: "operation" },
  run: async (input, actor) => ({ operationId: await startPromotion(input, actor.name) }),
});

/** Starts a promotion. Input: `PromoteInput`. */
export async function promoteStage(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
