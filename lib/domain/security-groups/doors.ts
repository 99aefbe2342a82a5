import { sinceSteady } from "../diagnosis/service-events";
import {
  type FactIndex,
  known,
  type LoadBalancerFact,
  type ServiceFact,
  type TargetFact,
  type TargetGroupFact,
} from "../facts";

/** What a load balancer's health checks of a service's tasks have to pass, where they are not answered. */
export interface Door {
  service: ServiceFact;
  port: number;
  /** The load balancer's security groups. */
  outer: string[];
  /** The tasks' own. */
  inner: string[];
}

/** As a closed security group looks from the load balancer: nothing comes back. */
const UNANSWERED: ReadonlySet<string> = new Set(["Target.Timeout", "Target.FailedHealthChecks"]);

/**
 * The doors to the tasks of a group's services that do not answer; none where all do, or where nobody knows which security
 * groups are in between: those of machines, of network load balancers, and the VPC's default group are not told.
 */
export function unansweredDoors(index: FactIndex, group: TargetGroupFact): Door[] {
  const balancer = balancerOf(index, group);
  const outer = balancer?.securityGroupIds ?? [];
  if (outer.length === 0 || group.targetType !== "ip") return [];
  return (index.servicesOf(group.arn) ?? []).flatMap((service) => {
    const inner = service.securityGroupIds ?? [];
    const port = portOf(group, service);
    if (inner.length === 0 || port === undefined || !isUnanswered(index, group, service)) return [];
    return [{ service, port, outer, inner }];
  });
}

/** A target group belongs to one application load balancer at most. */
function balancerOf({ facts }: FactIndex, { loadBalancerArns }: TargetGroupFact): LoadBalancerFact | undefined {
  const found = known(facts.loadBalancers)?.find(({ arn }) => loadBalancerArns.includes(arn));
  return found?.type === "application" ? found : undefined;
}

/** Where the checks go to: a task of its own network has the container's port. */
function portOf({ arn, healthCheck }: TargetGroupFact, { registrations }: ServiceFact): number | undefined {
  const own = Number(healthCheck.port ?? "traffic-port");
  if (Number.isInteger(own)) return own;
  return registrations.find(({ targetGroupArn }) => targetGroupArn === arn)?.containerPort;
}

/** By its targets as they are; between two of them, by what ECS wrote of those before. */
function isUnanswered(index: FactIndex, group: TargetGroupFact, service: ServiceFact): boolean {
  const targets = index.targets(group.arn) ?? [];
  if (targets.some(({ state }) => state === "healthy")) return targets.some((target) => isOf(index, service, target));
  const said = sinceSteady(service.events).some(
    ({ message }) => message.includes(`(target-group ${group.arn})`) && /Request timed out/.test(message),
  );
  return said || targets.some((target) => isOf(index, service, target));
}

/** An unanswered target that is a task of the service's present deployment: one before may have had other groups. */
export function isOf(index: FactIndex, service: ServiceFact, target: TargetFact): boolean {
  if (target.state !== "unhealthy" || !UNANSWERED.has(target.reasonCode ?? "")) return false;
  const tasks = index.tasksBehind(service.clusterArn, target, "ip") ?? [];
  const { deployments, name } = service;
  const primary = deployments.find(({ status }) => status === "PRIMARY");
  return tasks.some(
    ({ serviceName, startedBy }) =>
      serviceName === name && (deployments.length === 1 || (primary !== undefined && startedBy === primary.id)),
  );
}
