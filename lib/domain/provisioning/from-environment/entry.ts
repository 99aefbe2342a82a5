import type { ProvisionRequest } from "@/lib/contracts/provision/input";
import type { Existing } from "./existing";
import { prefixOf } from "./routes";

type Part = Required<Pick<ProvisionRequest, "entry" | "network" | "healthCheck">>;

/** Load balancer, network and health check as they are. */
export function entryFrom(existing: Existing, serviceName: string): { part: Part; left: string[] } {
  const { loadBalancer, listener, targetGroup } = existing;
  const left: string[] = [];
  if (listener.protocol !== "HTTP" || listener.port !== 80)
    left.push(`The listener ${listener.protocol} on port ${listener.port}: it is HTTP on port 80.`);
  if (loadBalancer.type !== "application") left.push(`A ${loadBalancer.type} load balancer: it is an application one.`);
  if (loadBalancer.scheme === "internal") left.push("The load balancer is internal: it is internet-facing.");
  if ((targetGroup.protocol ?? "HTTP") !== "HTTP") left.push(`The target group's protocol ${targetGroup.protocol}.`);
  const part = {
    entry: wayIn(existing, left),
    network: networkOf(existing, serviceName, left),
    healthCheck: checkOf(existing, left),
  };
  return { part, left };
}

/** By its default action, or by a rule for one path. */
function wayIn({ rule, listener, stage, variable }: Existing, left: string[]): Part["entry"] {
  const rules = listener.rules.filter(({ priority }) => Number.isFinite(priority));
  if (rule.action.type === "forward" && rule.action.targetGroups.length > 1)
    left.push(`Weights: the listener forwards to ${rule.action.targetGroups.length} target groups.`);
  if (!Number.isFinite(rule.priority)) {
    if (rules.length > 0) left.push(`Rules of the listener: ${rules.length}.`);
    return { kind: "own" };
  }
  const pathPrefix = prefixOf(stage.variables[variable] ?? "");
  const [only] = rule.conditions;
  const isPrefix = rule.conditions.length === 1 && only?.field === "path-pattern";
  if (isPrefix && pathPrefix !== "" && only?.values.includes(pathPrefix))
    return { kind: "rule", listenerArn: listener.arn, pathPrefix, priority: rule.priority };
  left.push(`The listener's rule ${rule.priority}: a load balancer of its own takes every request.`);
  return { kind: "own" };
}

function networkOf({ network }: Existing, serviceName: string, left: string[]): Part["network"] {
  if (network === null) {
    left.push("The network, which could not be found: it is the default VPC.");
    return { kind: "default" };
  }
  if (network.isDefault) return { kind: "default" };
  if (network.name === `stageway-${serviceName}`) return { kind: "new", cidr: network.cidr };
  return { kind: "existing", vpcId: network.vpcId, subnetIds: network.subnets.map(({ id }) => id) };
}

function checkOf({ targetGroup: { healthCheck: check }, service }: Existing, left: string[]): Part["healthCheck"] {
  if (check.port !== undefined && check.port !== "traffic-port") left.push(`The health check's port ${check.port}.`);
  if ((check.protocol ?? "HTTP") !== "HTTP") left.push(`The health check by ${check.protocol}: it is by HTTP.`);
  return {
    path: check.path,
    matcher: check.matcher,
    intervalSeconds: check.intervalSeconds,
    timeoutSeconds: check.timeoutSeconds,
    healthyThreshold: check.healthyThreshold,
    unhealthyThreshold: check.unhealthyThreshold,
    graceSeconds: service.graceSeconds,
  };
}
