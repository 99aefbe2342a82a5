import type { FactIndex, MethodFact, StageFact } from "../facts";
import { addressOf, type HostAndPort, resolveVariables } from "../stage-variables";

/** Where the integration of a method leads, to be called without the gateway; or why it is not. */
export type DirectCall = { loadBalancer: string; url: string; address: HostAndPort } | { notCalled: string };

/**
 * Only ever a load balancer that AWS lists in this account: anybody who may set a stage variable could otherwise have
 * this server call whatever its network reaches.
 */
export function directCall(index: FactIndex, stage: StageFact, method: MethodFact | undefined): DirectCall {
  const integration = method?.integration;
  if (!integration?.uri || !/^HTTP(_PROXY)?$/.test(integration.type)) return no("it has no HTTP integration.");
  if (integration.connectionType === "VPC_LINK") return no("it stands behind a VPC link.");
  const verb = integration.httpMethod ?? "GET";
  if (verb !== "GET" && verb !== "ANY") return no(`the integration sends a ${verb}, which is not repeated.`);
  const url = resolveVariables(integration.uri, stage.variables);
  const address = addressOf(url);
  if (address === null || /[{}]/.test(url)) return no("the integration leads to no address that is whole.");
  const loadBalancer = index.loadBalancerAt(address.host);
  if (loadBalancer === undefined) return no("the load balancers could not be read.");
  if (loadBalancer === null) return no(`${address.host} is no Application or Network Load Balancer of this account.`);
  const { name, scheme, state } = loadBalancer;
  if (!state.startsWith("active")) return no(`${name} is not active.`);
  if (scheme === "internal") return no(`${name} is internal, reached from inside its VPC only.`);
  return { loadBalancer: name, url, address };
}

const no = (why: string): DirectCall => ({ notCalled: `The load balancer was not called directly: ${why}` });
