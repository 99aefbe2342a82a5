import type { EntryInput } from "@/lib/contracts/provision/entry";
import type { FurtherService, ProvisionRequest } from "@/lib/contracts/provision/input";
import { cidrProblem, subnetRangesProblem } from "@/lib/contracts/provision/network";
import { halvesOf } from "../subnet-ranges";
import type { Existing, NetworkSettings } from "./existing";
import { prefixOf } from "./routes";

type Part = Required<Pick<ProvisionRequest, "entry" | "healthCheck">>;

/** A service that comes before, with the way in that it was given. */
export interface Earlier {
  existing: Existing;
  service: FurtherService;
}

/** Load balancer and health check as they are. */
export function entryFrom(existing: Existing, earlier: Earlier[]): { part: Part; left: string[] } {
  const { loadBalancer, listener, targetGroup } = existing;
  const left: string[] = [];
  if (!["HTTP", "HTTPS"].includes(listener.protocol))
    left.push(`The listener ${listener.protocol} on port ${listener.port} becomes HTTP.`);
  if (loadBalancer.type !== "application")
    left.push(`The ${loadBalancer.type} load balancer becomes an application one.`);
  if (loadBalancer.scheme === "internal") left.push("The internal load balancer becomes internet-facing.");
  if ((targetGroup.protocol ?? "HTTP") !== "HTTP")
    left.push(`The target group's protocol ${targetGroup.protocol} becomes HTTP.`);
  return { part: { entry: wayIn(existing, earlier, left), healthCheck: checkOf(existing, left) }, left };
}

/** By its default action, or by a rule for paths: on the load balancer of an earlier service, or on somebody else's. */
function wayIn(existing: Existing, earlier: Earlier[], left: string[]): Part["entry"] {
  const { rule, listener } = existing;
  if (rule.action.type === "forward" && rule.action.targetGroups.length > 1)
    left.push(`The weights go: the listener forwards to one target group, not to ${rule.action.targetGroups.length}.`);
  if (!Number.isFinite(rule.priority)) return ownOf(existing, left);
  const pathPrefix = prefixIn(existing);
  const [only] = rule.conditions;
  const paths = rule.conditions.length === 1 && only?.field === "path-pattern" ? only.values : [];
  const of = earlier.findIndex(
    (each) => each.existing.listener.arn === listener.arn && each.service.entry?.kind === "own",
  );
  if (of >= 0 && paths.length > 0)
    return { kind: "beside", of, paths, priority: rule.priority, ...(pathPrefix === "" ? {} : { pathPrefix }) };
  if (listener.protocol === "HTTP" && pathPrefix !== "" && paths.includes(pathPrefix))
    return { kind: "rule", listenerArn: listener.arn, pathPrefix, priority: rule.priority };
  left.push(`The listener's rule ${rule.priority} goes: a load balancer of its own takes every request.`);
  return ownOf(existing, left);
}

/** One listener as it is; what else the load balancer has is named. */
function ownOf(existing: Existing, left: string[]): EntryInput {
  const { listener, otherListeners, rule, more } = existing;
  const carried = new Set(more.filter((each) => each.listener.arn === listener.arn).map((each) => each.rule.priority));
  const rules = listener.rules.filter(({ priority }) => Number.isFinite(priority) && !carried.has(priority));
  if (!Number.isFinite(rule.priority) && rules.length > 0)
    left.push(`The listener loses ${rules.length === 1 ? "a further rule" : `${rules.length} further rules`}.`);
  if (otherListeners.length > 0)
    left.push(`The load balancer loses its other listeners: ${otherListeners.join(", ")}.`);
  const { protocol, port, certificateArn, sslPolicy } = listener;
  const isHttps = protocol === "HTTPS" && certificateArn !== undefined;
  const pathPrefix = prefixIn(existing);
  return {
    kind: "own",
    ...(port === (isHttps ? 443 : 80) ? {} : { port }),
    ...(isHttps ? { certificateArn, ...(sslPolicy ? { sslPolicy } : {}) } : {}),
    ...(pathPrefix === "" ? {} : { pathPrefix }),
  };
}

const prefixIn = ({ stage, variable }: Existing): string => prefixOf(stage.variables[variable] ?? "");

/** What was made with the environment and has nothing else in it is made anew; what others use stays where it is. */
export function networkFrom(existing: Existing, serviceName: string, left: string[]): ProvisionRequest["network"] {
  const { network, stackMade } = existing;
  if (network === null) {
    left.push("The network could not be found: the default VPC is taken.");
    return { kind: "default" };
  }
  if (network.isDefault) return { kind: "default" };
  const isStacks = stackMade.includes(network.vpcId) && !network.isShared && cidrProblem(network.cidr) === undefined;
  if (isStacks || network.name === `stageway-${serviceName}`) {
    return { kind: "new", cidr: network.cidr, ...dividedAs(network, left) };
  }
  return { kind: "existing", vpcId: network.vpcId, subnetIds: network.subnets.map(({ id }) => id) };
}

/** The subnets as they are, by their zones, where they are not the halves that a new network has. */
function dividedAs({ cidr, subnets }: NetworkSettings, left: string[]): { subnets?: string[] } {
  const now = subnets.toSorted((a, b) => (a.zone < b.zone ? -1 : 1)).map((subnet) => subnet.cidr);
  const halves = halvesOf(cidr);
  if (now.toSorted().join() === halves.toSorted().join()) return {};
  const zones = new Set(subnets.map(({ zone }) => zone));
  if (zones.size === subnets.length && subnetRangesProblem(cidr, now) === undefined) return { subnets: now };
  left.push(`The subnets' ranges ${now.toSorted().join(" and ")} become ${halves.join(" and ")}.`);
  return {};
}

function checkOf({ targetGroup: { healthCheck: check }, service }: Existing, left: string[]): Part["healthCheck"] {
  if (check.port !== undefined && check.port !== "traffic-port")
    left.push(`The health check's port ${check.port} becomes the target's own.`);
  if ((check.protocol ?? "HTTP") !== "HTTP") left.push(`The health check by ${check.protocol} becomes one by HTTP.`);
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
