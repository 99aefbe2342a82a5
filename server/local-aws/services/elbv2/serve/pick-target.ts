/** Which target of a group gets the next request. */
import type { World } from "../../../world";
import { type TargetGroupRecord, targetGroups } from "../records";
import type { Group, Target } from "../runtime";
import { unusableState } from "../targets/unusable";
import { isZoneEnabled } from "../targets/zones";

/** Undefined when no target is registered (or all are draining): the load balancer's 503. */
export function pickTarget(world: World, group: Group): Target | undefined {
  const settings = targetGroups(world, group.region).get(group.arn);
  // Instances stop by the clock, and tell nobody.
  if (settings?.TargetType === "instance") group.candidates = undefined;
  group.candidates ??= candidatesOf(world, group, settings);
  const candidates = group.candidates;
  if (candidates.length <= 1) return candidates[0];
  const attributes = settings?.Attributes ?? {};
  const slowStartMs = Number(attributes["slow_start.duration_seconds"] ?? 0) * 1000;
  if (slowStartMs > 0 && candidates.some((target) => target.warmingSince !== undefined)) {
    return pickWarming(group, candidates, slowStartMs, world.now());
  }
  switch (attributes["load_balancing.algorithm.type"]) {
    case "least_outstanding_requests":
      return pickLeastBusy(group, candidates);
    case "weighted_random":
      return candidates[Math.floor(Math.random() * candidates.length)];
    default:
      return candidates[group.turn++ % candidates.length];
  }
}

/** The healthy ones; when there is none, all of them (fail-open). Those that drain, cannot be used, or stand in another zone, get none. */
function candidatesOf(world: World, group: Group, settings: TargetGroupRecord | undefined): Target[] {
  const isUsable = ({ record }: Target) => !settings || !unusableState(world, group.region, settings, record.Id);
  const registered = [...group.targets.values()].filter(
    (target) => !target.record.DrainedAt && isZoneEnabled(world, group, target) && isUsable(target),
  );
  const healthy = registered.filter((target) => target.health.state === "healthy");
  return healthy.length > 0 ? healthy : registered;
}

/** Begins at another place each time, so that idle targets share evenly. */
function pickLeastBusy(group: Group, candidates: readonly Target[]): Target | undefined {
  const start = group.turn++;
  let best = candidates[start % candidates.length];
  for (let step = 1; step < candidates.length; step++) {
    const other = candidates[(start + step) % candidates.length];
    if (other && best && other.inFlight.size < best.inFlight.size) best = other;
  }
  return best;
}

/** Slow start: a new target's share grows linearly from a tenth to the whole over the duration. */
function pickWarming(group: Group, candidates: readonly Target[], durationMs: number, now: number): Target | undefined {
  const choices = candidates.map((target) => {
    const { warmingSince, record } = target;
    const share = warmingSince === undefined ? 1 : Math.max(0.1, (now - warmingSince) / durationMs);
    if (share >= 1) delete target.warmingSince;
    return { key: `${record.Id}|${record.Port}`, weight: Math.min(1, share), target };
  });
  return group.warmTurns.next(choices)?.target;
}
