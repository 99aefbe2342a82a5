import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import type { AppError, Result } from "@/lib/contracts/errors";
import { type Actor, currentActor } from "../auth/actor";
import { can, type Permission } from "../auth/permissions";
import { isSameOrigin, type RequestHeaders } from "../auth/same-origin";
import { type AuditEntry, recordAudit } from "../store/audit";
import { measuredAction } from "./measured-action";
import { toActionError } from "./to-action-error";

export interface ActionSpec<Input extends z.ZodType, Output> {
  input: Input;
  permission: Permission;
  audit: {
    action: string;
    /** `EcsDemoAPI/dev`, or what else it is on. */
    target?(input: z.output<Input>): string;
    /** `operation`: a success is written in the transaction that starts the operation. */
    success?: "operation";
  };
  run(input: z.output<Input>, actor: Actor): Promise<Output>;
}

/** What an action has around it; replaced in tests. */
export interface ActionSurroundings {
  requestHeaders(): Promise<RequestHeaders>;
  actor(): Promise<Actor>;
  audit(entry: AuditEntry): Promise<void>;
}

const REAL: ActionSurroundings = { requestHeaders: headers, actor: currentActor, audit: (entry) => recordAudit(entry) };

/**
 * The one way to a server action: where from, what, may they, do it, write it down; always in this order. It never throws:
 * whatever happens is a `Result`.
 */
export function defineAction<Input extends z.ZodType, Output>(spec: ActionSpec<Input, Output>, around = REAL) {
  return async (given: unknown): Promise<Result<Output>> => {
    try {
      const headers = await around.requestHeaders();
      return await measuredAction(spec.audit.action, headers, () => guardedRun(spec, given, headers, around));
    } catch (thrown) {
      return refuse(toActionError(thrown, spec.audit.action));
    }
  };
}

async function guardedRun<Input extends z.ZodType, Output>(
  spec: ActionSpec<Input, Output>,
  given: unknown,
  headers: RequestHeaders,
  around: ActionSurroundings,
): Promise<Result<Output>> {
  try {
    if (!isSameOrigin(headers)) return refuse(ELSEWHERE);
    const actor = await around.actor();
    const parsed = spec.input.safeParse(given);
    if (!parsed.success) return await refuseAudited(invalid(parsed.error), unread(spec, actor), around);
    return await authorizedRun(spec, parsed.data, actor, around);
  } catch (thrown) {
    return refuse(toActionError(thrown, spec.audit.action));
  }
}

async function authorizedRun<Input extends z.ZodType, Output>(
  spec: ActionSpec<Input, Output>,
  input: z.output<Input>,
  actor: Actor,
  around: ActionSurroundings,
): Promise<Result<Output>> {
  const { action, target, success } = spec.audit;
  const row = {
    actor: actor.name,
    action,
    target: target?.(input) ?? null,
    input: (input ?? {}) as Record<string, unknown>,
  };
  try {
    if (!can(actor, spec.permission)) return await refuseAudited(FORBIDDEN, row, around);
    const data = await spec.run(input, actor);
    if (success !== "operation") await around.audit({ ...row, outcome: "ok" });
    return { ok: true, data };
  } catch (thrown) {
    return refuseAudited(toActionError(thrown, action), row, around);
  }
}

async function refuseAudited(error: AppError, row: Omit<AuditEntry, "outcome">, around: ActionSurroundings) {
  await around.audit({ ...row, outcome: "failed", error });
  return refuse(error);
}

const refuse = (error: AppError): { ok: false; error: AppError } => ({ ok: false, error });

/** What broke the rules is not kept: nobody knows what it is, nor how large. */
const unread = ({ audit: { action } }: { audit: { action: string } }, actor: Actor): Omit<AuditEntry, "outcome"> => ({
  actor: actor.name,
  action,
  target: null,
  input: {},
});

/** The first message of each field. */
function invalid(error: z.ZodError): AppError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return { code: "invalid_input", message: "Some fields need another value.", fields };
}

const ELSEWHERE: AppError = {
  code: "forbidden",
  message: "The request does not come from Stageway's own pages.",
  remedy: "Open Stageway by the address that it printed when it started.",
};
const FORBIDDEN: AppError = { code: "forbidden", message: "You may not do this." };
