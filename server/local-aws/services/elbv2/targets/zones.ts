/** A load balancer sends nothing to a target in a zone where it has no node. */
import type { World } from "../../../world";
import { loadBalancers } from "../records";
import { type Group, runtimeOf, type Target } from "../runtime";
import { loadBalancersOf } from "../topology";
import { beginCheck, endCheck } from "./check-health";

/** Targets of all zones (`all`), and instances whose zone is not known, are in none that could be missing. */
export function isZoneEnabled(world: World, { arn, region }: Group, { record }: Target): boolean {
  const zone = record.AvailabilityZone;
  if (zone === undefined || zone === "all") return true;
  return loadBalancersOf(world, region, arn).some((user) =>
    loadBalancers(world, region)
      .get(user)
      ?.AvailabilityZones.some(({ ZoneName }) => ZoneName === zone),
  );
}

/** Makes the change of a load balancer's zones: targets in new ones are checked from now on, those in old ones no more. */
export function changeZones(world: World, region: string, loadBalancerArn: string, change: () => void): void {
  const groups = [...runtimeOf(world).groups.values()].filter(
    (group) => group.region === region && loadBalancersOf(world, region, group.arn).includes(loadBalancerArn),
  );
  const served = new Set(groups.flatMap((group) => servedTargets(world, group)));
  change();
  for (const group of groups) {
    const now = new Set(servedTargets(world, group));
    for (const target of group.targets.values()) {
      if (now.has(target) && !served.has(target)) beginCheck(world, group, target);
      if (!now.has(target) && served.has(target)) endCheck(world, group, target);
    }
  }
}

const servedTargets = (world: World, group: Group): Target[] =>
  [...group.targets.values()].filter((target) => isZoneEnabled(world, group, target));
