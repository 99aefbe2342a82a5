"use server";

import type { Result } from "@/lib/contracts/errors";
import { removeOrphansInput } from "@/lib/contracts/teardown-input";
import { startOrphansRemoval } from "../operations/teardown/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: removeOrphansInput,
  permission: "environment.remove",
  audit: {
    action: "orphans.remove",
    target: ({ groups }) => groups.map(({ environment }) => environment).join(", "),
    success: "operation",
  },
  run: async (input, actor) => ({ operationIds: await startOrphansRemoval(input, actor.name) }),
});

/** Starts to remove what is left of environments that are gone. Input: `RemoveOrphansInput`. */
export async function removeOrphans(input: unknown): Promise<Result<{ operationIds: string[] }>> {
  return action(input);
}
