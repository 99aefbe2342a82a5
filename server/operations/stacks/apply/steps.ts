import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ApplyChangeSetInput } from "@/lib/contracts/stacks/input";
import { hasFailed } from "@/lib/domain/cloudformation/stack-status";
import { findChangeSet } from "@/server/aws/read/cloudformation/change-sets";
import { listLastEvents } from "@/server/aws/read/cloudformation/stack-events";
import { executeChangeSet } from "@/server/aws/write/cloudformation";
import { inventory } from "@/server/inventory";
import { defineStep, done, type Step, wait } from "../../definition";
import { failWithCause, whenAtRest } from "../watch";

/** An execution that was accepted shows among the events only some moments later. */
const EVENTS_LAG_MS = 15_000;

/** The preview that the person saw is carried out, and nothing else. */
export const executeStep = (kind: "create" | "update"): Step<ApplyChangeSetInput> =>
  defineStep<ApplyChangeSetInput, { changeSetId: string }>({
    key: "execute",
    title: ({ changes }) => `Execute the change set: ${changes === 1 ? "1 resource" : `${changes} resources`}`,
    after: [],
    timeoutMs: 120_000,
    async run({ input: { stackName, stackId, changeSetId }, operationId, resource, elapsedMs }) {
      const found = await findChangeSet(stackId, changeSetId);
      if (found?.state === "ready") {
        await executeChangeSet(stackId, found.id, operationId);
      } else if (!(await isBegun(stackName, stackId, operationId))) {
        if (found?.state === "executed" && elapsedMs < EVENTS_LAG_MS)
          return wait(2_000, "The stack's events to say by whom.");
        // Neither ready nor executed by an earlier run of this step.
        throw notReady(stackName, found?.state, found?.reason);
      }
      inventory().touch("stacks");
      resource("stack", stackName, kind === "create");
      return done({ changeSetId }, "accepted by CloudFormation");
    },
  });

/** The token of an earlier run, cut off before it was recorded, stands in the stack's events. */
async function isBegun(name: string, id: string, token: string): Promise<boolean> {
  return (await listLastEvents({ name, id })).some((event) => event.token === token);
}

const notReady = (stackName: string, state: string | undefined, reason: string | undefined) =>
  new AppFailure({
    code: "conflict",
    message: `The preview of ${stackName} cannot be executed${state === "executed" ? ": it was executed already" : " any more"}.`,
    ...(reason && { reason }),
    remedy: "Make another preview, and look at what it would do now.",
  });

/** Waits until CloudFormation has made, changed and removed everything, or has rolled it back. */
export const resourcesStep = (kind: "create" | "update"): Step<ApplyChangeSetInput> =>
  defineStep<ApplyChangeSetInput, { status: string }>({
    key: "resources",
    title: ({ stackName }) => `CloudFormation ${kind === "create" ? "makes" : "changes"} the resources of ${stackName}`,
    after: ["execute"],
    timeoutMs: 2 * 60 * 60_000,
    async run(context) {
      const { stackId, changes } = context.input;
      const look = await whenAtRest(stackId, changes);
      if ("waiting" in look) return look.waiting;
      const { rested: stack } = look;
      if (stack === null || stack.status.startsWith("DELETE_")) throw deleted(context.input.stackName);
      if (hasFailed(stack.status)) return failWithCause(stack, REMEDY[kind]);
      context.report({ result: Object.fromEntries(stack.outputs.map(({ key, value }) => [key, value])) });
      return done({ status: stack.status }, `${stack.outputs.length} outputs`);
    },
  });

const REMEDY = {
  create: "Correct the cause. A stack whose creation failed can only be deleted; then create it anew.",
  update: "Correct the cause, then make another preview.",
};

const deleted = (stackName: string) =>
  new AppFailure({ code: "conflict", message: `The stack ${stackName} was deleted by somebody in the meantime.` });
