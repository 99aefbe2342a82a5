"use server";

import type { Result } from "@/lib/contracts/errors";
import { changeSetInput } from "@/lib/contracts/stacks/input";
import { discardChangeSet as run } from "../operations/stacks/discard";
import { defineAction } from "./define-action";

const action = defineAction({
  input: changeSetInput,
  permission: "stack.change",
  audit: { action: "stack.discardPreview", target: ({ stackName }) => stackName },
  run,
});

/** Takes a preview away unexecuted. Input: `ChangeSetInput`. */
export async function discardChangeSet(input: unknown): Promise<Result<{ stackRemoved: boolean }>> {
  return action(input);
}
