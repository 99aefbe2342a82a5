import type { Hop, Remedy } from "@/lib/contracts/request-path";
import { setVariableCommand } from "../cli/shown";
import { variablesHref } from "../diagnosis/gateway";
import { known, type LoadBalancerFact } from "../facts";
import { type HostAndPort, variablesOf } from "../stage-variables";
import { apiHref } from "../undeployed/address";
import type { Journey } from "./journey";

/** What another value of the variable puts right: it names nothing, or what cannot be used. */
const WRONG_VALUE: ReadonlySet<string> = new Set([
  "host.unresolved",
  "loadBalancer.internal",
  "loadBalancer.failed",
  "listener.none",
]);

/** What another address in the integration's URI puts right. */
const WRONG_URI: ReadonlySet<string> = new Set(["listener.protocol", "listener.redirect"]);

/** Where the address is put right: at the stage's variables where one made it, else in the API, which has the URI. */
export function putRightByVariable({ stage, method }: Journey, hops: readonly Hop[]): Hop[] {
  const isMade = variablesOf(method.integration?.uri ?? "").length > 0;
  return hops.map((hop) => {
    const { remedy, code = "" } = hop;
    if (!remedy || !(WRONG_VALUE.has(code) || WRONG_URI.has(code))) return hop;
    const href = isMade && WRONG_VALUE.has(code) ? variablesHref(stage) : apiHref(stage.apiId);
    return { ...hop, remedy: { ...remedy, href } };
  });
}

/** Likewise a port on which nothing listens, where there is one listener that can be meant. */
export function putRightByPort(
  journey: Journey,
  loadBalancer: LoadBalancerFact,
  { scheme }: HostAndPort,
  hops: readonly Hop[],
): Hop[] {
  const told = putRightByVariable(journey, hops);
  const meant = (known(journey.index.facts.listeners[loadBalancer.arn]) ?? []).filter(
    ({ protocol }) => protocol === scheme.toUpperCase(),
  );
  const [listener] = meant;
  if (meant.length !== 1 || !listener) return told;
  const remedy = anotherPort(journey, loadBalancer, listener.port);
  return told.map((hop) =>
    remedy && hop.remedy && hop.code === "listener.none" ? { ...hop, remedy: { ...hop.remedy, ...remedy } } : hop,
  );
}

/** Only where the variable is all of the host and the port. */
function anotherPort({ stage, method }: Journey, { name: balancer }: LoadBalancerFact, port: number) {
  const [, scheme, name] =
    /^(https?):\/\/\$\{stageVariables\.(\w+)\}(?=\/|$)/.exec(method.integration?.uri ?? "") ?? [];
  const host = name && /^([^/:?#]+)(?::\d+)?$/.exec(stage.variables[name] ?? "")?.[1];
  if (!name || !host) return undefined;
  const value = port === (scheme === "https" ? 443 : 80) ? host : `${host}:${port}`;
  return {
    text: `Set ${name} to ${value}, where ${balancer} listens; or add a listener.`,
    cli: setVariableCommand(stage.apiId, stage.stage, name, value),
  } satisfies Remedy;
}
