import type { TargetCount } from "@/lib/contracts/environments";
import type { TargetGroupFact } from "../facts";
import { awsCli } from "./cli";
import { type Finding, finding } from "./codes";

export const groupGone = (arn: string): Finding =>
  finding("targetGroup.gone", "fail", "The listener forwards to a target group that does not exist.", {
    text: "Let the listener's rule forward to an existing target group.",
    cli: awsCli("elbv2", "describe-target-groups", "--target-group-arns", arn),
  });

export const emptyGroup = (group: TargetGroupFact): Finding =>
  finding(
    "targetGroup.empty",
    "fail",
    `Target group ${group.name} has no registered targets, so the load balancer answers 503.`,
    { text: "Register targets, or attach an ECS service to the group.", cli: describeHealth(group) },
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
    `${count === 1 ? "The target" : `All ${count} targets`} of ${group.name} wait for their first health checks.`,
    {
      text: "Wait for the health checks to pass.",
      cli: awsCli("elbv2", "wait", "target-in-service", "--target-group-arn", group.arn),
    },
  );

/** Fail-open: the load balancer sends requests to all of them, so it is not certainly down. */
export const allUnhealthy = (group: TargetGroupFact, count: number, reason: string): Finding =>
  finding(
    "targetGroup.allUnhealthy",
    "fail",
    `${count === 1 ? "The only target" : `All ${count} targets`} of ${group.name} ${count === 1 ? "is" : "are"} unhealthy: ${reason} The load balancer fails open and still sends requests to ${count === 1 ? "it" : "them"}.`,
    { text: "Mend what the health check finds, or the health check itself.", cli: describeHealth(group) },
  );

export const someUnhealthy = (group: TargetGroupFact, count: TargetCount, reason: string): Finding =>
  finding(
    "targetGroup.someUnhealthy",
    "warn",
    `${count.total - count.healthy} of ${count.total} targets of ${group.name} take no requests: ${reason}`,
    { text: "Look at the targets that are not healthy.", cli: describeHealth(group) },
  );

export const unchecked = (group: TargetGroupFact, reason: string): Finding =>
  finding("targetGroup.unchecked", "unknown", `The health of ${group.name} is not known: ${reason}`, {
    text: "Switch health checks on, or wait until the load balancer reports again.",
    cli: describeHealth(group),
  });

export const describeHealth = (group: TargetGroupFact): string =>
  awsCli("elbv2", "describe-target-health", "--target-group-arn", group.arn);
