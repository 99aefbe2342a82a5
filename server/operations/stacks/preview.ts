import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { PreviewStackInput } from "@/lib/contracts/stacks/input";
import { isPreviewOnly, isUpdatable, stackStatusWords } from "@/lib/domain/cloudformation/stack-status";
import { findStack } from "@/server/aws/read/cloudformation/stacks";
import { createChangeSet } from "@/server/aws/write/cloudformation";
import { inventory } from "@/server/inventory";
import { requireStack } from "./require-stack";

/** What is previewed is what is executed, so the preview is a change set; AWS works it out after this has answered. */
export interface PreviewBegun {
  stackName: string;
  changeSetId: string;
}

/** @throws AppFailure when there is such a stack already, or none to update; AwsFailure for what CloudFormation refuses. */
export async function previewStack(input: PreviewStackInput): Promise<PreviewBegun> {
  const { requestId, kind, stackName, template, parameters, secrets, kept, capabilities } = input;
  await (kind === "create" ? requireFree(stackName) : requireUpdatable(stackName));
  const changeSetId = `stageway-${requestId}`;
  const values = { ...parameters, ...secrets };
  await createChangeSet({ name: changeSetId, stackName, kind, template, parameters: values, kept, capabilities });
  inventory().touch("stacks");
  return { stackName, changeSetId };
}

async function requireFree(stackName: string): Promise<void> {
  const found = await findStack(stackName);
  if (found === null || isPreviewOnly(found.status)) return;
  throw new AppFailure({
    code: "invalid_input",
    message: `There is a stack ${stackName} already.`,
    remedy: "Choose another name, or update the stack.",
    fields: { stackName: "There is a stack of this name already." },
  });
}

async function requireUpdatable(stackName: string): Promise<void> {
  const { status } = await requireStack(stackName);
  if (isUpdatable(status)) return;
  throw new AppFailure({
    code: "conflict",
    message: `The stack ${stackName} cannot be updated now: ${stackStatusWords(status).word}.`,
    remedy: "Wait until it is through. A stack whose creation failed can only be deleted.",
  });
}
