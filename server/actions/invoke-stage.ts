"use server";

import { invokeInput } from "@/lib/contracts/commands";
import type { Result } from "@/lib/contracts/errors";
import type { InvokeOutcome } from "@/lib/contracts/invoke";
import { invoke } from "../operations/invoke/invoke";
import { defineAction } from "./define-action";

const action = defineAction({
  input: invokeInput,
  permission: "environment.invoke",
  audit: { action: "environment.invoke", target: ({ apiId, stage }) => `${apiId}/${stage}` },
  run: invoke,
});

/** Calls one GET path of a stage. Input: `InvokeInput`. */
export async function invokeStage(input: unknown): Promise<Result<InvokeOutcome>> {
  return action(input);
}
