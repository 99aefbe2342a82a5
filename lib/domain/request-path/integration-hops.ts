import type { Hop } from "@/lib/contracts/request-path";
import { type Finding, fine } from "../diagnosis/codes";
import * as diagnose from "../diagnosis/gateway";
import type { IntegrationFact, StageFact } from "../facts";
import { sharedBalancer } from "../notes/shared-balancer";
import { throttled } from "../notes/stage-settings";
import {
  addressOf,
  type HostAndPort,
  hasScheme,
  resolveVariables,
  variableProblem,
  variablesOf,
} from "../stage-variables";
import { hop, type Journey, passes, type Stretch } from "./journey";

/** Method, integration and the variables in its URI: where the request is sent. */
export function integrationHops(journey: Journey): Stretch<HostAndPort> {
  const { api, stage, method } = journey;
  const label = `${method.httpMethod} ${method.path}`;
  const methodHop = hop(
    "method",
    label,
    throttled(stage, `${method.path}/${method.httpMethod}`) ??
      fine(journey.snapshot.source === "editable" ? "In the editable API." : "In the deployed snapshot."),
  );
  const { integration } = method;
  if (integration === null) {
    return { hops: [methodHop, hop("integration", "none", diagnose.integrationMissing(api.id, label))] };
  }
  const uri = integration.uri ?? "";
  const variables = variablesOf(uri).map((name) => {
    const value = stage.variables[name];
    return hop("variable", name, judgeVariable(journey, name, uri), value);
  });
  const resolved = resolveVariables(uri, stage.variables);
  const address = addressOf(resolved);
  const whole = variables.every(({ verdict }) => verdict === "ok");
  const found = judgeIntegration(stage, integration, resolved, address !== null || !whole);
  if (whole && address) markShared(journey, address, variables);
  const integrationHop = hop("integration", integration.type, found, integration.uri);
  const goesOn = isHttp(integration) && passes(found) && whole;
  return { hops: [methodHop, integrationHop, ...variables], next: goesOn ? (address ?? undefined) : undefined };
}

const isHttp = ({ type }: IntegrationFact): boolean => type === "HTTP_PROXY" || type === "HTTP";

function judgeIntegration(
  stage: StageFact,
  integration: IntegrationFact,
  resolved: string,
  hasAddress: boolean,
): Finding {
  const { type, uri = "", timeoutMs, connectionType } = integration;
  if (type === "MOCK") return fine("API Gateway answers itself (MOCK).");
  if (!isHttp(integration)) return diagnose.notFollowed(stage, type, integration.uri);
  if (!hasAddress) return diagnose.badAddress(stage, uri, resolved);
  const evidence = [
    { label: "Integration URI", value: uri },
    ...(resolved === uri ? [] : [{ label: "Resolved", value: resolved }]),
    ...(timeoutMs === undefined ? [] : [{ label: "Timeout", value: `${timeoutMs / 1000} s` }]),
    ...(connectionType === "VPC_LINK" ? [{ label: "Connection", value: "VPC link" }] : []),
  ];
  return { ...fine(`${type === "HTTP_PROXY" ? "Passed on" : "Sent"} to this address.`, evidence), leadsTo: resolved };
}

function judgeVariable({ stage }: Journey, name: string, uri: string): Finding {
  const value = Object.hasOwn(stage.variables, name) ? stage.variables[name] : undefined;
  if (value === undefined || value === "") return diagnose.variableUnset(stage, name, uri);
  if (variableProblem(name, value) !== null) return diagnose.variableIllegal(stage, name, value);
  // Only behind a scheme of the URI's own: the whole URI may stand in a variable.
  const before = uri.slice(0, uri.indexOf(`\${stageVariables.${name}}`));
  if (hasScheme(value) && /:\/\/$/.test(before)) return diagnose.variableWithScheme(stage, name, value, uri);
  const after = uri.slice(uri.indexOf("}", before.length) + 1);
  if (/:\d+$/.test(value) && /^:\d/.test(after)) return diagnose.variableWithPort(stage, name, value, uri);
  return { ...fine("Set, and allowed."), leadsTo: value };
}

/** The variable through which the stage is bound to what another stage calls as well. */
function markShared(journey: Journey, address: HostAndPort, variables: Hop[]): void {
  const [first] = variables;
  const shared = first && sharedBalancer(journey.index, journey.stage, address);
  if (shared) Object.assign(first, shared);
}
