/** The endpoint's own controls: faults, conditions, quotas, a counter of calls, and a reset. In memory: a restart forgets them. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Admission, Control, Interference } from "../protocol/control";
import type { Registry } from "../protocol/http/registry";
import { throttled } from "../protocol/throttled";
import type { World } from "../world";
import { Calls } from "./calls/calls";
import type { Conditions } from "./conditions/conditions";
import { Faults, interferenceOf } from "./faults/faults";
import { Refusal, sendJson } from "./http/exchange";
import { refusalOf } from "./http/guard";
import { Quotas } from "./quotas/quotas";
import { type ControlState, ROUTES } from "./routes";

export interface ControlOptions {
  now(): number;
  log: World["log"];
  conditions: Conditions;
  /** Undefined where it is not allowed. */
  reset: (() => Promise<void>) | undefined;
}

export function createControl(registry: Registry, { now, log, reset, conditions }: ControlOptions): Control {
  const [faults, quotas, calls] = [new Faults(), new Quotas(now), new Calls()];
  const state: ControlState = { registry, faults, quotas, calls, conditions, reset };
  return {
    handle(request, response) {
      if (!/^\/_local(\/|\?|$)/.test(request.url ?? "")) return false;
      void answer(state, request, response, log);
      return true;
    },
    admit: (call) => admit(state, call),
  };
}

async function admit({ calls, faults, quotas }: ControlState, call: Admission): Promise<Interference | undefined> {
  calls.count(call.service, call.operation);
  const fault = faults.take(call);
  if (fault?.latencyMs) await wait(fault.latencyMs, undefined, { ref: false });
  const interference = fault && interferenceOf(fault, call);
  if (interference?.error || interference?.ending) return interference;
  return quotas.take(call) ? undefined : { error: throttled(call.protocol) };
}

async function answer(
  state: ControlState,
  request: IncomingMessage,
  response: ServerResponse,
  log: World["log"],
): Promise<void> {
  try {
    sendJson(response, 200, await find(request)(state, request, queryOf(request)));
  } catch (error) {
    // What was not read of a refused request must not stand before the next one on its connection.
    request.resume();
    if (error instanceof Refusal) return sendJson(response, error.status, { error: error.message });
    log("control-failed", { request: request.url, error: error instanceof Error ? error.stack : String(error) });
    sendJson(response, 500, { error: "The endpoint failed to do this; its log says why." });
  }
}

function find(request: IncomingMessage) {
  const refused = refusalOf(request);
  if (refused) throw new Refusal(403, refused);
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  const methods = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (!methods) throw new Refusal(404, `There is no ${path}. There are ${Object.keys(ROUTES).join(", ")}.`);
  const route = Object.hasOwn(methods, request.method ?? "") ? methods[request.method ?? ""] : undefined;
  if (!route) throw new Refusal(405, `${path} takes ${Object.keys(methods).join(", ")}, not ${request.method}.`);
  return route;
}

const queryOf = ({ url = "" }: IncomingMessage) => new URLSearchParams(url.split("?")[1] ?? "");
