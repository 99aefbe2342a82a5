"use server";

import { deployInput } from "@/lib/contracts/commands";
import type { Result } from "@/lib/contracts/errors";
import { startDeployment } from "../operations/deploy/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: deployInput,
  permission: "stage.deploy",
  audit: { action: "deploy.start", target: ({ apiId, stage }) => `${apiId}/${stage}`, success: "operation" },
  run: async (input, actor) => ({ operationId: await startDeployment(input, actor.name) }),
});

/** Starts the deployment of the editable API to a stage. Input: `DeployInput`. */
export async function deployStage(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
