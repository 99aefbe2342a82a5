/** Attributes of a target group, with AWS's defaults (API reference, TargetGroupAttribute). */
import { type AttributeRules, changed, choice, flag, listed, number, text } from "../attributes";
import { targetGroupNotFound } from "../errors";
import type { Verb } from "../module";
import { targetGroups } from "../records";

const HEALTH = "target_group_health";

export const TARGET_GROUP_ATTRIBUTES: AttributeRules = {
  "deregistration_delay.timeout_seconds": number("300", 0, 3600),
  "slow_start.duration_seconds": number("0", 30, 900, "0"),
  "load_balancing.algorithm.type": choice("round_robin", [
    "round_robin",
    "least_outstanding_requests",
    "weighted_random",
  ]),
  "load_balancing.algorithm.anomaly_mitigation": choice("off", ["on", "off"], ["off"]),
  "load_balancing.cross_zone.enabled": choice(
    "use_load_balancer_configuration",
    ["true", "false", "use_load_balancer_configuration"],
    ["true", "use_load_balancer_configuration"],
  ),
  "stickiness.enabled": flag(false, "default"),
  "stickiness.type": choice("lb_cookie", ["lb_cookie", "app_cookie"]),
  "stickiness.lb_cookie.duration_seconds": number("86400", 1, 604_800),
  "stickiness.app_cookie.cookie_name": text(),
  "stickiness.app_cookie.duration_seconds": number("86400", 1, 604_800),
  [`${HEALTH}.dns_failover.minimum_healthy_targets.count`]: number("1", 1, 9999, "off"),
  [`${HEALTH}.dns_failover.minimum_healthy_targets.percentage`]: number("off", 1, 100, "off"),
  [`${HEALTH}.unhealthy_state_routing.minimum_healthy_targets.count`]: number("1", 1, 1),
  [`${HEALTH}.unhealthy_state_routing.minimum_healthy_targets.percentage`]: choice("off", ["off"]),
};

export const describeTargetGroupAttributes: Verb<"DescribeTargetGroupAttributes"> = (
  { TargetGroupArn = "" },
  { world, region },
) => {
  const group = targetGroups(world, region).get(TargetGroupArn);
  if (!group) throw targetGroupNotFound([TargetGroupArn]);
  return { Attributes: listed(group.Attributes) };
};

export const modifyTargetGroupAttributes: Verb<"ModifyTargetGroupAttributes"> = (
  { TargetGroupArn = "", Attributes },
  { world, region },
) => {
  const group = targetGroups(world, region).get(TargetGroupArn);
  if (!group) throw targetGroupNotFound([TargetGroupArn]);
  const next = changed(group.Attributes, Attributes ?? [], TARGET_GROUP_ATTRIBUTES, "Target group");
  targetGroups(world, region).put(TargetGroupArn, { ...group, Attributes: next });
  return { Attributes: listed(next) };
};
