import "server-only";
import { type DeletedStack, deletedStack } from "@/lib/contracts/stacks/input";
import { isAtRest } from "@/lib/domain/cloudformation/stack-status";
import { findStack } from "@/server/aws/read/cloudformation/stacks";
import * as aws from "@/server/aws/write/cloudformation";
import { inventory } from "@/server/inventory";
import { anyInput, type Definition, defineStep, done } from "../../definition";
import { failWithCause, whenAtRest } from "../watch";

const request = defineStep<DeletedStack, object>({
  key: "request",
  title: ({ stackName }) => `Delete the stack ${stackName}`,
  after: [],
  timeoutMs: 120_000,
  async run({ input: { stackId, retain }, operationId }) {
    const stack = await findStack(stackId);
    const isUnderWay = stack === null || /^DELETE_(IN_PROGRESS|COMPLETE)$/.test(stack.status);
    // A token of each attempt's own: with one that it knows, CloudFormation would not begin anew after a failure.
    const token = `${operationId}-${Date.now().toString(36)}`;
    if (!isUnderWay) await aws.deleteStack(stackId, token, retain);
    inventory().touch("stacks");
    return done({}, isUnderWay ? "under way already" : "accepted by CloudFormation");
  },
});

const REMEDY =
  "Correct the cause, then retry: what is gone stays gone. Or delete the stack once more from its page, and choose there what is left where it is.";

const gone = defineStep<DeletedStack, { status: string }>({
  key: "resources",
  title: ({ stackName }) => `CloudFormation removes the resources of ${stackName}`,
  after: ["request"],
  timeoutMs: 2 * 60 * 60_000,
  redo: ["request"],
  async run(context) {
    const { stackId, stackName } = context.input;
    const look = await whenAtRest(stackId);
    if ("waiting" in look) return look.waiting;
    const { rested: stack } = look;
    if (stack !== null && stack.status !== "DELETE_COMPLETE" && isAtRest(stack.status)) {
      return failWithCause(stack, REMEDY);
    }
    context.removed("stack", stackName);
    return done({ status: "DELETE_COMPLETE" }, "the stack is gone");
  },
});

const definition: Definition<DeletedStack> = {
  kind: "stackDelete",
  parse: (input) => deletedStack.parse(input),
  steps: [request, gone],
};

/** Deletes a stack with everything in it that neither the template nor a person says to retain. */
export const stackDelete = anyInput(definition);
