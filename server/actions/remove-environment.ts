"use server";

import type { Result } from "@/lib/contracts/errors";
import { type TeardownInput, teardownInput } from "@/lib/contracts/teardown-input";
import { startTeardown } from "../operations/teardown/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: teardownInput,
  permission: "environment.remove",
  audit: { action: "teardown.start", target: ({ scope }) => targetOf(scope), success: "operation" },
  run: async (input, actor) => ({ operationId: await startTeardown(input, actor.name) }),
});

/** Starts the removal of an environment, or of what an operation made. Input: `TeardownInput`. */
export async function removeEnvironment(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}

function targetOf(scope: TeardownInput["scope"]): string {
  if ("operationId" in scope) return scope.operationId;
  return "environment" in scope ? scope.environment : `${scope.apiId}/${scope.stage}`;
}
