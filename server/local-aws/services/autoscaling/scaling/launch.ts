import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import type { World } from "../../../world";
import { launchInstance } from "../../ec2/instances/launch";
import { ec2Tables } from "../../ec2/tables";
import { specOf } from "../launch-source";
import { type GroupInstance, type GroupRecord, groups, liveInstances } from "../records";
import { beginActivity, endActivity } from "./activities";

/** How long a group waits after a launch that failed. */
const RETRY_AFTER = 30_000;

/** One more instance, in the zone with the fewest. Answers whether it was launched; if not, the activity says why. */
export function launchOne(world: World, region: string, group: GroupRecord): boolean {
  const subnetId = chooseSubnet(world, region, group);
  const table = groups(world, region);
  const live = liveInstances(group).length;
  const cause = `an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${live} to ${live + 1}`;
  try {
    const spec = specOf(world, region, group.source);
    const tags = [
      ...spec.tags,
      ...group.tags.filter(({ propagate }) => propagate).map(({ key, value }) => ({ Key: key, Value: value })),
      { Key: "aws:autoscaling:groupName", Value: group.name },
      ...(spec.launchTemplate
        ? [
            { Key: "aws:ec2launchtemplate:id", Value: spec.launchTemplate.id },
            { Key: "aws:ec2launchtemplate:version", Value: String(spec.launchTemplate.version) },
          ]
        : []),
    ];
    const place = { reservationId: `r-${hex(17)}`, index: 0 };
    const { instanceId, instanceType, availabilityZone } = launchInstance(
      world,
      region,
      { ...spec, subnetId, tags },
      place,
    );
    const description = `Launching a new EC2 instance: ${instanceId}`;
    const details = { "Subnet ID": subnetId, "Availability Zone": availabilityZone };
    const member: GroupInstance = {
      instanceId,
      instanceType,
      availabilityZone,
      lifecycle: "Pending",
      healthy: true,
      protectedFromScaleIn: group.protectNewInstances,
      source: group.source,
      since: new Date(world.now()),
      activityId: beginActivity(world, region, group, { description, cause, details }),
    };
    table.put(group.name, { ...group, instances: [...group.instances, member] });
    return true;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const id = beginActivity(world, region, group, { description: "Launching a new EC2 instance.", cause });
    endActivity(world, region, group.name, id, `${error.message.replace(/\.?$/, ".")} Launching EC2 instance failed.`);
    table.put(group.name, { ...group, retryAt: new Date(world.now() + RETRY_AFTER) });
    return false;
  }
}

function chooseSubnet(world: World, region: string, group: GroupRecord): string | undefined {
  const { instances } = ec2Tables(world, region);
  const used = (subnetId: string) =>
    liveInstances(group).filter(({ instanceId }) => instances.get(instanceId)?.subnetId === subnetId).length;
  return group.subnetIds.reduce<string | undefined>(
    (best, id) => (best === undefined || used(id) < used(best) ? id : best),
    undefined,
  );
}
