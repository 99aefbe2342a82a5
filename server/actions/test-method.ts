"use server";

import { testMethodInput } from "@/lib/contracts/commands";
import type { Result } from "@/lib/contracts/errors";
import type { MethodTestOutcome } from "@/lib/contracts/invoke";
import { testMethod as test } from "../operations/invoke/test-method";
import { defineAction } from "./define-action";

const action = defineAction({
  input: testMethodInput,
  permission: "method.test",
  audit: { action: "method.test", target: ({ apiId, stage }) => `${apiId}/${stage}` },
  run: test,
});

/** Has API Gateway run one GET of the editable API with a stage's variables. Input: `TestMethodInput`. */
export async function testMethod(input: unknown): Promise<Result<MethodTestOutcome>> {
  return action(input);
}
