import type { Evidence, TargetHop } from "@/lib/contracts/request-path";
import type { TargetGroupFact } from "../facts";
import { awsCli } from "./cli";
import { type Finding, finding } from "./codes";
import type { Reason } from "./reason-codes";

export const groupGone = (arn: string): Finding =>
  finding(
    "targetGroup.gone",
    "fail",
    "The listener forwards to a target group that does not exist.",
    {
      text: "Let the listener's rule forward to an existing target group.",
      cli: awsCli("elbv2", "describe-target-groups", "--query", "TargetGroups[].TargetGroupArn"),
    },
    [{ label: "Target group", value: arn }],
  );

/** `services`: those that register in it and have all the tasks they want, of which AWS tells no place. */
export const emptyGroup = (group: TargetGroupFact, services: readonly string[] = []): Finding =>
  finding(
    "targetGroup.empty",
    "fail",
    `Target group ${group.name} has no registered targets, so the load balancer answers 503.${unplaced(services)}`,
    {
      text:
        services.length === 0
          ? "Register targets, or attach an ECS service to the group."
          : `Force a new deployment of ${services.join(" and ")}: the tasks that it starts are registered.`,
      cli: describeHealth(group),
    },
  );

const unplaced = (services: readonly string[]): string =>
  services.length === 0
    ? ""
    : ` The tasks of service ${services.join(" and ")} run and should be; which targets they would be is not known.`;

/** A weighted listener does not send an empty group's share to another one (ELB user guide, "Listener rules", forward). */
export const shareLost = (group: TargetGroupFact, because: string): Finding =>
  finding(
    "targetGroup.empty",
    "fail",
    `Target group ${group.name} has no targets, and the listener still sends it its share of the requests, which are answered 503: ${because}`,
    {
      text: "Take the group out of the listener's rule (or give it the weight 0), or scale its service up.",
      cli: describeHealth(group),
    },
  );

export const onlyDraining = (group: TargetGroupFact, count: number): Finding =>
  finding(
    "targetGroup.draining",
    "fail",
    `All ${count} targets of ${group.name} are being deregistered and take no new requests.`,
    { text: "Register targets that stay, or scale the service up.", cli: describeHealth(group) },
  );

/** No targets, and the service behind says why: then the service is the cause. */
export const waitingForService = (group: TargetGroupFact, because: string): Finding =>
  finding("targetGroup.waiting", "warn", `Target group ${group.name} has no targets in service: ${because}`, {
    text: "See the service.",
    cli: describeHealth(group),
  });

export const stillInitial = (group: TargetGroupFact, count: number): Finding =>
  finding(
    "targetGroup.initial",
    "warn",
    `${count === 1 ? "The target" : `All ${count} targets`} of ${group.name} ${count === 1 ? "waits for its" : "wait for their"} first health checks.`,
    {
      text: "Wait for the health checks to pass.",
      cli: awsCli("elbv2", "wait", "target-in-service", "--target-group-arn", group.arn),
    },
  );

/** Fail-open: the load balancer sends requests to all of them, so it is not certainly down. */
export const allUnhealthy = (group: TargetGroupFact, count: number, reason: Reason): Finding =>
  finding(
    "targetGroup.allUnhealthy",
    "fail",
    `${count === 1 ? "The only target" : `All ${count} targets`} of ${group.name} ${count === 1 ? "is" : "are"} unhealthy: ${reason.words} The load balancer fails open and still sends requests to ${count === 1 ? "it" : "them"}.`,
    { text: reason.remedy, cli: describeHealth(group) },
    healthCheckOf(group),
  );

/** ELB does not fail open to these: they are not asked even when there is nobody else. */
export const allUnused = (group: TargetGroupFact, count: number, reason: Reason): Finding =>
  finding(
    "targetGroup.unused",
    "fail",
    `${count === 1 ? "The only target" : `None of the ${count} targets`} of ${group.name} ${count === 1 ? "is not used" : "is used"}: ${reason.words} The load balancer answers 503.`,
    { text: reason.remedy, cli: describeHealth(group) },
  );

/** None healthy, and not all unhealthy: whether the load balancer sends them anything AWS does not say. */
export const noneHealthy = (group: TargetGroupFact, reason: Reason, states: string): Finding =>
  finding(
    "targetGroup.noneHealthy",
    "fail",
    `No target of ${group.name} is healthy (${states}): ${reason.words}`,
    { text: reason.remedy, cli: describeHealth(group) },
    healthCheckOf(group),
  );

/** `states`: of all of them, in numbers. */
export const someUnhealthy = (
  group: TargetGroupFact,
  { bad, total }: { bad: number; total: number },
  reason: Reason,
  states: string,
): Finding =>
  finding(
    "targetGroup.someUnhealthy",
    "warn",
    `${bad} of ${total} targets of ${group.name} take no requests: ${reason.words} (${states}.)`,
    { text: reason.remedy, cli: describeHealth(group) },
    healthCheckOf(group),
  );

/** `states`: of all of its targets, in numbers; empty where they are alike. */
export const unchecked = (group: TargetGroupFact, reason: string, states: string): Finding =>
  finding(
    "targetGroup.unchecked",
    "unknown",
    `The health of ${group.name} is not known${states ? ` (${states})` : ""}: ${reason}`,
    { text: "Switch health checks on, or wait until the load balancer reports again.", cli: describeHealth(group) },
  );

/** Two services fill one group: a request is answered by either. */
export const twoServices = (group: TargetGroupFact, services: readonly string[]): Finding =>
  finding(
    "targetGroup.twoServices",
    "warn",
    `Services ${services.join(" and ")} both register in target group ${group.name}: a request is answered by either.`,
    {
      text: "Give each service a target group of its own, or scale down the one that is not meant.",
      cli: describeHealth(group),
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
      cli: awsCli(
        "elbv2",
        "deregister-targets",
        "--target-group-arn",
        group.arn,
        "--targets",
        // Without its port another one of the same machine would be meant.
        port === undefined ? `Id=${address}` : `Id=${address},Port=${port}`,
      ),
    },
  );

function healthCheckOf({ healthCheck }: TargetGroupFact): Evidence[] {
  const { protocol, path, port, matcher } = healthCheck;
  if (path === undefined) return [];
  return [
    { label: "Health check", value: `${protocol ?? "HTTP"} ${path} on ${port ?? "traffic-port"}, ${matcher ?? "200"}` },
  ];
}

export const describeHealth = (group: TargetGroupFact): string =>
  awsCli("elbv2", "describe-target-health", "--target-group-arn", group.arn);
