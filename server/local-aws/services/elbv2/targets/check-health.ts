/** Periodic health checks of the targets that get traffic. */
import { checkTarget } from "../../../dataplane/health/check";
import { parseMatcher } from "../../../dataplane/health/matcher";
import { afterCheck, CHECKING, type CheckResult, REGISTERING } from "../../../dataplane/health/target-health";
import type { World } from "../../../world";
import { sourceOf } from "../firewall";
import { findTargetGroup, type TargetGroupRecord, targetGroups } from "../records";
import { type Group, runtimeOf, type Target } from "../runtime";
import { loadBalancersOf } from "../topology";
import { isZoneEnabled } from "./zones";

export const checkKey = (group: Group, target: Target): string =>
  `check ${group.arn} ${target.record.Id} ${target.record.Port}`;

/** The group gets traffic from now on: every target starts over with a check at once. */
export function beginChecks(world: World, group: Group): void {
  for (const target of group.targets.values()) beginCheck(world, group, target);
}

export function beginCheck(world: World, group: Group, target: Target): void {
  const { running, scheduler } = runtimeOf(world);
  target.health = REGISTERING;
  group.candidates = undefined;
  if (running && group.inUse)
    scheduler.schedule(checkKey(group, target), world.now(), () => check(world, group, target));
}

/** Checks again now: its settings have changed. What is known of the targets stays. */
export function recheck(world: World, group: Group): void {
  const { running, scheduler } = runtimeOf(world);
  if (!running || !group.inUse) return;
  for (const target of group.targets.values()) {
    scheduler.schedule(checkKey(group, target), world.now(), () => check(world, group, target));
  }
}

export function endChecks(world: World, group: Group): void {
  for (const target of group.targets.values()) endCheck(world, group, target);
}

export function endCheck(world: World, group: Group, target: Target): void {
  runtimeOf(world).scheduler.cancel(checkKey(group, target));
  group.candidates = undefined;
}

function check(world: World, group: Group, target: Target): void {
  const settings = targetGroups(world, group.region).get(group.arn);
  if (!settings || !isChecked(world, group, target)) return;
  if (target.health === REGISTERING && isHeld(world, settings)) {
    runtimeOf(world).scheduler.schedule(checkKey(group, target), world.now() + HOLD_MS, () =>
      check(world, group, target),
    );
    return;
  }
  if (target.health === REGISTERING) target.health = CHECKING;
  const began = world.now();
  const health = target.health;
  void run(world, group, settings, target).then((result) => {
    // Deregistered, detached, or started over while the check was under way: its result says nothing any more.
    if (!isChecked(world, group, target) || target.health !== health) return;
    apply(world, group, target, settings, result);
    const next = Math.max(world.now(), began + settings.HealthCheckIntervalSeconds * 1000);
    runtimeOf(world).scheduler.schedule(checkKey(group, target), next, () => check(world, group, target));
  });
}

/** How often is looked whether a registration that is held may go on. */
const HOLD_MS = 250;

/** See `/_local/conditions`: on AWS a registration takes its time, and longer where AWS is slow. */
const isHeld = ({ conditions }: World, { TargetGroupName }: TargetGroupRecord): boolean =>
  conditions.find("registrationHeld", ({ targetGroup }) => targetGroup === TargetGroupName) !== undefined;

function isChecked(world: World, group: Group, target: Target): boolean {
  const registered = group.targets.get(`${target.record.Id}|${target.record.Port}`) === target;
  if (!registered || !group.inUse || target.record.DrainedAt || !isZoneEnabled(world, group, target)) return false;
  return findTargetGroup(world, group.region, group.arn)?.HealthCheckEnabled === true;
}

function run(world: World, group: Group, settings: TargetGroupRecord, target: Target): Promise<CheckResult> {
  const { Id, Port } = target.record;
  const { HealthCheckProtocol = "HTTP", HealthCheckPort = "traffic-port" } = settings;
  const port = HealthCheckPort === "traffic-port" ? Port : Number(HealthCheckPort);
  // From the load balancer's own addresses: what its targets' security groups do not let in times out.
  const { region, arn } = group;
  const from = sourceOf(world, region, loadBalancersOf(world, region, arn)[0]);
  const begin = () =>
    checkTarget(world.network.resolve(Id, port, from), {
      protocol: HealthCheckProtocol,
      path: settings.HealthCheckPath ?? "/",
      matcher: parseMatcher(settings.Matcher?.HttpCode ?? "200") ?? [],
      timeoutMs: settings.HealthCheckTimeoutSeconds * 1000,
      host: `${Id}:${port}`,
    });
  return runtimeOf(world).gate.pass(begin);
}

function apply(world: World, group: Group, target: Target, settings: TargetGroupRecord, result: CheckResult): void {
  const before = target.health.state;
  target.health = afterCheck(target.health, result, {
    healthy: settings.HealthyThresholdCount,
    unhealthy: settings.UnhealthyThresholdCount,
  });
  if (target.health.state === before) return;
  group.candidates = undefined;
  const othersServe = [...group.targets.values()].some((other) => other !== target && other.health.state === "healthy");
  // Slow start is for a target that joins others; the first one has to take everything at once.
  if (target.health.state === "healthy" && othersServe) target.warmingSince = world.now();
  else delete target.warmingSince;
}
