"use server";

import type { Result } from "@/lib/contracts/errors";
import { detectDriftInput } from "@/lib/contracts/stacks/input";
import { detectDrift as run } from "../operations/stacks/detect-drift";
import { defineAction } from "./define-action";

const action = defineAction({
  input: detectDriftInput,
  permission: "stack.detectDrift",
  audit: { action: "stack.detectDrift", target: ({ stackName }) => stackName },
  run,
});

/** Begins a comparison of a stack with its template. Input: `DetectDriftInput`. */
export async function detectDrift(input: unknown): Promise<Result<{ detectionId: string }>> {
  return action(input);
}
