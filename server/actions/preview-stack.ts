"use server";

import type { Result } from "@/lib/contracts/errors";
import { previewStackInput } from "@/lib/contracts/stacks/input";
import { type PreviewBegun, previewStack as run } from "../operations/stacks/preview";
import { defineAction } from "./define-action";

const action = defineAction({
  input: previewStackInput,
  permission: "stack.change",
  audit: { action: "stack.preview", target: ({ stackName }) => stackName },
  run,
});

/** Begins a change set, which shows what would happen and can be executed then. Input: `PreviewStackInput`. */
export async function previewStack(input: unknown): Promise<Result<PreviewBegun>> {
  return action(input);
}
