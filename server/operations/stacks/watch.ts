import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { AppError } from "@/lib/contracts/errors";
import type { Stack } from "@/lib/contracts/stacks/stack";
import { firstCause } from "@/lib/domain/cloudformation/first-cause";
import { runProgress } from "@/lib/domain/cloudformation/last-run";
import { hasFailed, isAtRest, stackStatusWords } from "@/lib/domain/cloudformation/stack-status";
import { listLastEvents } from "@/server/aws/read/cloudformation/stack-events";
import { listStackResources } from "@/server/aws/read/cloudformation/stack-resources";
import { findStack } from "@/server/aws/read/cloudformation/stacks";
import { inventory } from "@/server/inventory";
import { type Outcome, wait } from "../definition";
import { touchedBy } from "./touched";

const LOOK_MS = 2_500;
const MOST_NAMED = 3;

/** Null: there is no stack of this id any more, not even a deleted one. */
export type Rested = { rested: Stack | null } | { waiting: Outcome<never> };

/** The stack once nothing goes on with it, or how far it is. `total`: how many resources it concerns, where known. */
export async function whenAtRest(stackId: string, total?: number): Promise<Rested> {
  inventory().touch("stacks");
  const stack = await findStack(stackId);
  if (stack === null || isAtRest(stack.status)) {
    // Where they cannot be listed, they are read again when it is their time.
    inventory().touch(...touchedBy(await listStackResources(stackId).catch(() => [])));
    return { rested: stack };
  }
  const { done, active } = runProgress(await listLastEvents(stack), stack);
  const many = total === undefined ? `${done} resources done` : `${Math.min(done, total)} of ${total} resources done`;
  const named = active.slice(0, MOST_NAMED).join(", ");
  const more = active.length > MOST_NAMED ? ` and ${active.length - MOST_NAMED} more` : "";
  const now = active.length === 0 ? "" : `; under way: ${named}${more}`;
  return { waiting: wait(LOOK_MS, `${stackStatusWords(stack.status).word}: ${many}${now}.`) };
}

/** What a person is told of a stack that failed: its first cause, not what followed from it. @throws AppFailure always. */
export async function failWithCause(stack: Stack, remedy: string): Promise<never> {
  throw new AppFailure(await failureOf(stack, remedy));
}

async function failureOf(stack: Stack, remedy: string): Promise<AppError> {
  const message = `The stack ${stack.name} has come to: ${stackStatusWords(stack.status).word}.`;
  const cause = hasFailed(stack.status) ? firstCause(await listLastEvents(stack), stack) : null;
  const reason = cause === null ? stack.reason : `${cause.logicalId} (${cause.type}): ${cause.reason}`;
  return { code: "aws_failed", message, remedy, ...(reason && { reason }) };
}
