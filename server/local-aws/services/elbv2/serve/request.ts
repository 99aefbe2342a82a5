/** One request at a listener: finds the rule, then forwards, answers, or redirects. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { sendErrorPage, writeErrorPage } from "../../../dataplane/http/error-page";
import { forward } from "../../../dataplane/http/forward";
import { forwardedHeaders } from "../../../dataplane/http/headers";
import { tunnel } from "../../../dataplane/http/upgrade";
import type { Route } from "../../../dataplane/network";
import { meets, type RoutedRequest } from "../../../dataplane/routing/conditions";
import { WeightedTurns } from "../../../dataplane/routing/weighted";
import type { World } from "../../../world";
import { sourceOf } from "../firewall";
import { type ListenerRecord, listeners, loadBalancers } from "../records";
import { groupOf, runtimeOf, type Target } from "../runtime";
import { compiledRules } from "../topology";
import { answerFixed, answerRedirect } from "./answer";
import type { CompiledAction, CompiledRule } from "./compile";
import { pickTarget } from "./pick-target";

// An ALB gives up connecting to a target after 10 s (ALB guide, HTTP 504 causes).
const CONNECT_TIMEOUT_MS = 10_000;

export async function serveRequest(
  world: World,
  region: string,
  listenerArn: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const listener = listeners(world, region).get(listenerArn);
  const rule = listener && ruleFor(world, region, listenerArn, request);
  if (!listener || !rule) return sendErrorPage(response, 503);
  const { action } = rule;
  if (action.type === "fixed-response") return answerFixed(request, response, action);
  if (action.type === "redirect") return answerRedirect(request, response, action, listener.Port);
  const target = chooseTarget(world, region, rule, action);
  // A function that cannot be called is a 502 (ALB guide, "HTTP 502: Bad gateway"), and there is no Lambda here.
  if (!target || target.record.Port === 0) {
    request.resume();
    return sendErrorPage(response, target ? 502 : 503);
  }
  await serveByTarget(world, region, listener, target, request, response);
}

export async function serveUpgrade(
  world: World,
  region: string,
  listenerArn: string,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const listener = listeners(world, region).get(listenerArn);
  const rule = listener && ruleFor(world, region, listenerArn, request);
  if (!listener || rule?.action.type !== "forward") return writeErrorPage(socket, 400);
  const target = chooseTarget(world, region, rule, rule.action);
  if (!target) return writeErrorPage(socket, 503);
  const route = routeTo(world, region, listener, target);
  if (route.kind === "open" && route.filtered) {
    setTimeout(() => writeErrorPage(socket, 504), CONNECT_TIMEOUT_MS).unref();
    return;
  }
  if (route.kind !== "open") return writeErrorPage(socket, 502);
  const headers = headersFor(world, region, listener, request);
  await tunnel(request, socket, head, { loopbackPort: route.loopbackPort, headers, breakers: target.inFlight });
}

function ruleFor(
  world: World,
  region: string,
  listenerArn: string,
  request: IncomingMessage,
): CompiledRule | undefined {
  const routed: RoutedRequest = {
    method: request.method ?? "GET",
    url: request.url ?? "/",
    host: request.headers.host ?? "",
    header: (name) => {
      const value = request.headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(", ") : value;
    },
    sourceIp: (request.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, ""),
  };
  return compiledRules(world, region, listenerArn).find((rule) => meets(rule.conditions, routed));
}

function chooseTarget(
  world: World,
  region: string,
  rule: CompiledRule,
  action: CompiledAction & { type: "forward" },
): Target | undefined {
  const group = action.groups.length === 1 ? action.groups[0] : turnsOf(world, rule.arn).next(action.groups);
  // A single group of weight 0 gets nothing either.
  if (!group || group.weight <= 0) return undefined;
  return pickTarget(world, groupOf(world, region, group.key));
}

function turnsOf(world: World, ruleArn: string): WeightedTurns {
  const { groupTurns } = runtimeOf(world);
  let turns = groupTurns.get(ruleArn);
  if (!turns) {
    turns = new WeightedTurns();
    groupTurns.set(ruleArn, turns);
  }
  return turns;
}

/** As the load balancer's own packets go: what security groups drop is not answered at all. */
function routeTo(world: World, region: string, listener: ListenerRecord, { record }: Target): Route {
  return world.network.resolve(record.Id, record.Port, sourceOf(world, region, listener.LoadBalancerArn));
}

function headersFor(world: World, region: string, listener: ListenerRecord, request: IncomingMessage): string[] {
  const name = loadBalancers(world, region).get(listener.LoadBalancerArn)?.DNSName ?? "";
  return forwardedHeaders(request, listener.Port, name, world.now());
}

async function serveByTarget(
  world: World,
  region: string,
  listener: ListenerRecord,
  target: Target,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = routeTo(world, region, listener, target);
  if (route.kind !== "open" || route.filtered) {
    request.resume();
    if (route.kind === "refused") return sendErrorPage(response, 502);
    setTimeout(() => sendErrorPage(response, 504), CONNECT_TIMEOUT_MS).unref();
    return;
  }
  const attributes = loadBalancers(world, region).get(listener.LoadBalancerArn)?.Attributes;
  const outcome = await forward(request, response, {
    loopbackPort: route.loopbackPort,
    headers: headersFor(world, region, listener, request),
    agent: runtimeOf(world).agent,
    idleTimeoutMs: Number(attributes?.["idle_timeout.timeout_seconds"] ?? 60) * 1000,
    breakers: target.inFlight,
  });
  if (outcome === "broken") sendErrorPage(response, 502);
  else if (outcome === "timeout") sendErrorPage(response, 504);
}
