/** What DescribeTargetHealth says of one target: what keeps it from traffic, then what its checks say. */
import type { World } from "../../../world";
import { targetGroups } from "../records";
import { groupOf, slot } from "../runtime";
import { unusableState } from "./unusable";
import { isZoneEnabled } from "./zones";

export interface TargetState {
  state: "initial" | "healthy" | "unhealthy" | "draining" | "unused" | "unavailable";
  /** AWS's reason code, e.g. `Target.ResponseCodeMismatch`; absent for a healthy target. */
  reason?: string;
  description?: string;
}

const DRAINING: TargetState = {
  state: "draining",
  reason: "Target.DeregistrationInProgress",
  description: "Target deregistration is in progress",
};

const NOT_IN_USE: TargetState = {
  state: "unused",
  reason: "Target.NotInUse",
  description: "Target group is not configured to receive traffic from the load balancer",
};

export const ZONE_NOT_ENABLED: TargetState = {
  state: "unused",
  reason: "Target.NotInUse",
  description: "Target is in an Availability Zone that is not enabled for the load balancer",
};

const CHECKS_DISABLED: TargetState = {
  state: "unavailable",
  reason: "Target.HealthCheckDisabled",
  description: "Health checks are not enabled for this target",
};

export const NOT_REGISTERED: TargetState = {
  state: "unused",
  reason: "Target.NotRegistered",
  description: "Target is not registered to the target group",
};

/** AWS's own failure: see `/_local/conditions`. */
function internalError({ conditions }: World, name: string | undefined): TargetState | undefined {
  const found = conditions.find("internalError", ({ targetGroup }) => targetGroup === name);
  return found && { state: found.state, reason: "Elb.InternalError", description: "Internal error" };
}

/** Undefined when it is not registered. */
export function stateOf(
  world: World,
  region: string,
  targetGroupArn: string,
  target: { id: string; port: number },
): TargetState | undefined {
  const group = groupOf(world, region, targetGroupArn);
  const found = group.targets.get(slot(target.id, target.port));
  if (!found) return undefined;
  if (found.record.DrainedAt) return DRAINING;
  if (!group.inUse) return NOT_IN_USE;
  if (!isZoneEnabled(world, group, found)) return ZONE_NOT_ENABLED;
  const settings = targetGroups(world, region).get(targetGroupArn);
  const unusable = settings && unusableState(world, region, settings, target.id);
  if (unusable) return unusable;
  if (settings?.HealthCheckEnabled === false) return CHECKS_DISABLED;
  const failing = internalError(world, settings?.TargetGroupName);
  if (failing) return failing;
  const { state, reason, description } = found.health;
  if (state === "healthy" || reason === undefined || description === undefined) return { state };
  return { state, reason, description };
}
