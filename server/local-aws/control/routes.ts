/** What can be asked for at `/_local/…`. */
import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { Registry } from "../protocol/http/registry";
import type { Calls } from "./calls/calls";
import type { Conditions } from "./conditions/conditions";
import { conditionsSchema } from "./conditions/schema";
import { checkNames } from "./faults/check-names";
import type { Faults } from "./faults/faults";
import { faultsSchema } from "./faults/schema";
import { Refusal, readJson } from "./http/exchange";
import type { Quotas } from "./quotas/quotas";
import { QUOTAS } from "./quotas/rates";

export interface ControlState {
  registry: Registry;
  faults: Faults;
  quotas: Quotas;
  calls: Calls;
  conditions: Conditions;
  /** Undefined where it is not allowed. */
  reset: (() => Promise<void>) | undefined;
}

/** Answers what is sent back as JSON. @throws Refusal */
type Route = (state: ControlState, request: IncomingMessage, query: URLSearchParams) => unknown;

/** By path and method. */
export const ROUTES: Record<string, Record<string, Route>> = {
  "/_local/faults": { GET: ({ faults }) => ({ faults: faults.list() }), PUT: putFaults, DELETE: deleteFaults },
  "/_local/conditions": { GET: showConditions, PUT: putConditions, DELETE: deleteConditions },
  "/_local/quotas": { GET: showQuotas, PUT: putQuotas },
  "/_local/calls": { GET: showCalls, POST: ({ calls }) => ({ mark: calls.mark() }) },
  "/_local/reset": { POST: reset },
};

/** All faults at once: those that were in force are over. */
async function putFaults({ faults, registry }: ControlState, request: IncomingMessage) {
  const wanted = (await readJson(request, faultsSchema)).faults;
  await checkNames(wanted, registry);
  faults.replace(wanted);
  return { faults: faults.list() };
}

function deleteFaults({ faults }: ControlState) {
  faults.replace([]);
  return { faults: [] };
}

function showConditions({ conditions }: ControlState) {
  return { conditions: conditions.list() };
}

/** As with faults: those that were in force are over. */
async function putConditions(state: ControlState, request: IncomingMessage) {
  state.conditions.replace((await readJson(request, conditionsSchema)).conditions);
  return showConditions(state);
}

function deleteConditions({ conditions }: ControlState) {
  conditions.replace([]);
  return { conditions: [] };
}

function showQuotas({ quotas }: ControlState) {
  const rates = QUOTAS.map(({ id, perSecond, burst }) => ({ id, perSecond, burst }));
  return { enabled: quotas.enabled, quotas: rates };
}

async function putQuotas(state: ControlState, request: IncomingMessage) {
  const { enabled } = await readJson(request, z.strictObject({ enabled: z.boolean() }));
  state.quotas.enabled = enabled;
  return showQuotas(state);
}

function showCalls({ calls }: ControlState, _request: IncomingMessage, query: URLSearchParams) {
  const text = query.get("since");
  if (text !== null && !/^\d{1,15}$/.test(text)) throw new Refusal(400, `since=${text} is not a mark.`);
  const counted = calls.since(text === null ? undefined : Number(text));
  if (!counted) throw new Refusal(404, `There is no mark ${text}: POST /_local/calls makes one.`);
  return counted;
}

async function reset({ reset: resetAll, faults, quotas, calls, conditions }: ControlState) {
  if (!resetAll) {
    throw new Refusal(
      403,
      "A reset removes everything in this endpoint. It needs LOCAL_AWS_ALLOW_RESET=1 at its start.",
    );
  }
  await resetAll();
  faults.replace([]);
  quotas.enabled = false;
  calls.clear();
  conditions.replace([]);
  return { reset: true };
}
