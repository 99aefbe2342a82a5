"use server";

import { provisionInput } from "@/lib/contracts/commands";
import type { Result } from "@/lib/contracts/errors";
import { startProvisioning } from "../operations/provision/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: provisionInput,
  permission: "environment.provision",
  audit: { action: "provision.start", target: ({ stage }) => stage, success: "operation" },
  run: async (input, actor) => ({ operationId: await startProvisioning(input, actor.name) }),
});

/** Starts the operation that makes an environment. Input: `ProvisionInput`. */
export async function provisionEnvironment(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
