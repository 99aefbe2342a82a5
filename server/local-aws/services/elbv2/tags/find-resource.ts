/** Whether an ARN names something that exists; each kind has its own error. */
import type { World } from "../../../world";
import { listenerNotFound, loadBalancerNotFound, ruleNotFound, targetGroupNotFound, validationError } from "../errors";
import { listeners, loadBalancers, rules, targetGroups } from "../records";

export function assertResource(world: World, region: string, arn: string): void {
  const kind = /^arn:aws[\w-]*:elasticloadbalancing:[\w-]+:\d{12}:([a-z-]+)\//.exec(arn)?.[1];
  switch (kind) {
    case "loadbalancer":
      if (!loadBalancers(world, region).has(arn)) throw loadBalancerNotFound([arn]);
      return;
    case "targetgroup":
      if (!targetGroups(world, region).has(arn)) throw targetGroupNotFound([arn]);
      return;
    case "listener":
      if (!listeners(world, region).has(arn)) throw listenerNotFound([arn]);
      return;
    case "listener-rule":
      if (!rules(world, region).has(arn) && !isDefaultRule(world, region, arn)) throw ruleNotFound([arn]);
      return;
    default:
      throw validationError(`'${arn}' is not a valid ARN`);
  }
}

function isDefaultRule(world: World, region: string, arn: string): boolean {
  return listeners(world, region)
    .values()
    .some((listener) => listener.DefaultRuleArn === arn);
}
