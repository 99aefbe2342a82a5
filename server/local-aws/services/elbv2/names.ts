/** Names and ARNs of load balancers, target groups, listeners and rules. */
import { arn, hex } from "../../protocol/ids";
import { validationError } from "./errors";

const elb = (region: string, resource: string): string => arn("elasticloadbalancing", region, resource);

/** Throws ValidationError in AWS's words. `owner`: "Load balancer" or "Target group". */
export function assertName(name: string, owner: "Load balancer" | "Target group"): void {
  if (name.length === 0) throw validationError(`${owner} name cannot be empty`);
  if (name.length > 32) throw validationError(`${owner} name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw validationError(
      `${owner} name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`,
    );
  }
  if (name.startsWith("-") || name.endsWith("-")) {
    throw validationError(`${owner} name '${name}' cannot begin or end with '-'`);
  }
  if (owner === "Load balancer" && name.startsWith("internal-")) {
    throw validationError(`${owner} name '${name}' cannot begin with 'internal-'`);
  }
}

export function newLoadBalancerArn(region: string, name: string): string {
  return elb(region, `loadbalancer/app/${name}/${hex(16)}`);
}

export function newTargetGroupArn(region: string, name: string): string {
  return elb(region, `targetgroup/${name}/${hex(16)}`);
}

/** `…:loadbalancer/app/web/50dc…` becomes `…:listener/app/web/50dc…/f2f7…`. */
export function newListenerArn(loadBalancerArn: string): string {
  return `${loadBalancerArn.replace(":loadbalancer/", ":listener/")}/${hex(16)}`;
}

export function newRuleArn(listenerArn: string): string {
  return `${listenerArn.replace(":listener/", ":listener-rule/")}/${hex(16)}`;
}

/** Shown as AWS's, but under `elb.localhost`: browsers and curl resolve that to this machine. */
export function dnsName(region: string, name: string, scheme: string): string {
  const digits = Array.from({ length: 10 }, () => Number.parseInt(hex(2), 16) % 10).join("");
  const id = digits.replace(/^0/, "1");
  return `${scheme === "internal" ? "internal-" : ""}${name}-${id}.${region}.elb.localhost`.toLowerCase();
}
