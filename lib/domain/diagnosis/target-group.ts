import type { Evidence, TargetHop } from "@/lib/contracts/request-path";
import type { ServiceFact, TargetFact, TargetGroupFact } from "../facts";
import { awsCli } from "./cli";
import { type Finding, finding } from "./codes";
import type { Reason } from "./reason";
import { scaleUp, startAnew } from "./service-commands";
import { deregister, describeHealth, register, waitInService } from "./target-commands";

export const groupGone = (arn: string): Finding =>
  finding(
    "targetGroup.gone",
    "fail",
    "The listener forwards to a target group that does not exist.",
    {
      text: "Let the listener's rule forward to an existing target group.",
      look: awsCli("elbv2", "describe-target-groups", "--query", "TargetGroups[].TargetGroupArn"),
    },
    [{ label: "Target group", value: arn }],
  );

/** `services`: those that register in it and have all the tasks they want, of which AWS tells no place. */
export function emptyGroup(group: TargetGroupFact, services: readonly ServiceFact[] = []): Finding {
  const [first] = services;
  const names = services.map(({ name }) => name);
  return finding(
    "targetGroup.empty",
    "fail",
    `Target group ${group.name} has no registered targets, so the load balancer answers 503.${unplaced(names)}`,
    {
      ...(first
        ? {
            text: `Force a new deployment of ${names.join(" and ")}: the tasks that it starts are registered.`,
            cli: startAnew(first),
          }
        : { text: "Register targets, or attach an ECS service to the group." }),
      look: describeHealth(group),
    },
  );
}

const unplaced = (services: readonly string[]): string =>
  services.length === 0
    ? ""
    : ` The tasks of service ${services.join(" and ")} run and should be; which targets they would be is not known.`;

/**
 * A weighted listener does not send an empty group's share to another one (ELB user guide, "Listener rules", forward).
 * `service`: the one that is scaled to 0.
 */
export const shareLost = (group: TargetGroupFact, because: string, service: ServiceFact): Finding =>
  finding(
    "targetGroup.empty",
    "fail",
    `Target group ${group.name} has no targets, and the listener still sends it its share of the requests, which are answered 503: ${because}`,
    {
      text: "Scale its service up, or take the group out of the listener's rule (or give it the weight 0).",
      cli: scaleUp(service),
      look: describeHealth(group),
    },
  );

export const onlyDraining = (group: TargetGroupFact, targets: readonly TargetFact[]): Finding =>
  finding(
    "targetGroup.draining",
    "fail",
    `All ${targets.length} targets of ${group.name} are being deregistered and take no new requests.`,
    {
      text: "Register them again, or others that stay; or scale the service up.",
      cli: register(group, targets),
      look: describeHealth(group),
    },
  );

/** No targets, and the service behind says why: then the service is the cause. */
export const waitingForService = (group: TargetGroupFact, because: string): Finding =>
  finding("targetGroup.waiting", "warn", `Target group ${group.name} has no targets in service: ${because}`, {
    text: "See the service.",
    look: describeHealth(group),
  });

export const stillInitial = (group: TargetGroupFact, count: number): Finding =>
  finding(
    "targetGroup.initial",
    "warn",
    `${count === 1 ? "The target" : `All ${count} targets`} of ${group.name} ${count === 1 ? "waits for its" : "wait for their"} first health checks.`,
    {
      text: "Wait for the health checks to pass.",
      cli: waitInService(group),
    },
  );

/** Fail-open: the load balancer sends requests to all of them, so it is not certainly down. */
export const allUnhealthy = (group: TargetGroupFact, count: number, reason: Reason): Finding =>
  finding(
    reason.code ?? "targetGroup.allUnhealthy",
    "fail",
    `${count === 1 ? "The only target" : `All ${count} targets`} of ${group.name} ${count === 1 ? "is" : "are"} unhealthy: ${reason.words} The load balancer fails open and still sends requests to ${count === 1 ? "it" : "them"}.`,
    reason.remedy,
    [...(reason.evidence ?? []), ...healthCheckOf(group)],
  );

/** ELB does not fail open to these: they are not asked even when there is nobody else. */
export const allUnused = (group: TargetGroupFact, count: number, reason: Reason): Finding =>
  finding(
    reason.code ?? "targetGroup.unused",
    "fail",
    `${count === 1 ? "The only target" : `None of the ${count} targets`} of ${group.name} ${count === 1 ? "is not used" : "is used"}: ${reason.words} The load balancer answers 503.`,
    reason.remedy,
  );

/** None healthy, and not all unhealthy: whether the load balancer sends them anything AWS does not say. */
export const noneHealthy = (group: TargetGroupFact, reason: Reason, states: string): Finding =>
  finding(
    reason.code ?? "targetGroup.noneHealthy",
    "fail",
    `No target of ${group.name} is healthy (${states}): ${reason.words}`,
    reason.remedy,
    [...(reason.evidence ?? []), ...healthCheckOf(group)],
  );

/** `states`: of all of them, in numbers. */
export const someUnhealthy = (
  group: TargetGroupFact,
  { bad, total }: { bad: number; total: number },
  reason: Reason,
  states: string,
): Finding =>
  finding(
    reason.code ?? "targetGroup.someUnhealthy",
    "warn",
    `${bad} of ${total} targets of ${group.name} take no requests: ${reason.words} (${states}.)`,
    reason.remedy,
    [...(reason.evidence ?? []), ...healthCheckOf(group)],
  );

/** `states`: of all of its targets, in numbers; empty where they are alike. */
export const unchecked = (group: TargetGroupFact, reason: Reason, states: string): Finding =>
  finding(
    "targetGroup.unchecked",
    "unknown",
    `The health of ${group.name} is not known${states ? ` (${states})` : ""}: ${reason.words}`,
    reason.remedy,
  );

/** Two services fill one group: a request is answered by either. */
export const twoServices = (group: TargetGroupFact, services: readonly string[]): Finding =>
  finding(
    "targetGroup.twoServices",
    "warn",
    `Services ${services.join(" and ")} both register in target group ${group.name}: a request is answered by either.`,
    {
      text: "Give each service a target group of its own, or scale down the one that is not meant.",
      look: describeHealth(group),
    },
  );

/** The target's words and remedy where no task of the group's services has its address; perhaps another one has. */
export const noTask = (
  group: TargetGroupFact,
  { label, address, port, task }: Pick<TargetHop, "label" | "address" | "port" | "task">,
  services: readonly string[],
): Finding =>
  finding(
    "target.noTask",
    "warn",
    `Target ${label} of ${group.name} is ${task ? `a task of ${task.serviceName ?? "no service"}, not` : "no task"} of ${services.join(" or ")}, and yet gets its share of the requests.`,
    {
      text: task ? "Deregister it if it is not meant to be there." : "Deregister it if nobody knows it.",
      cli: deregister(group, [{ id: address, port }]),
      look: describeHealth(group),
    },
  );

function healthCheckOf({ healthCheck }: TargetGroupFact): Evidence[] {
  const { protocol, path, port, matcher } = healthCheck;
  if (path === undefined) return [];
  return [
    { label: "Health check", value: `${protocol ?? "HTTP"} ${path} on ${port ?? "traffic-port"}, ${matcher ?? "200"}` },
  ];
}
