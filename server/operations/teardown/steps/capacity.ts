import "server-only";
import { autoScalingGroupStatus, deleteAutoScalingGroup } from "@/server/aws/write/remove/auto-scaling";
import { deleteLaunchTemplate } from "@/server/aws/write/remove/ec2";
import { capacityProviderExists, deleteCapacityProvider, detachCapacityProvider } from "@/server/aws/write/remove/ecs";
import { deleteInstanceProfile } from "@/server/aws/write/remove/iam";
import { check } from "../check";
import { afterTypes, removalStep } from "../remove-each";

/** Taken off its clusters first: ECS deletes none that a cluster names. */
export const capacityProviders = removalStep({
  type: "capacity provider",
  after: afterTypes(["stage", "service"]),
  timeoutMs: 10 * 60_000,
  touches: () => ["clusters"],
  async remove({ name }, context) {
    if (!(await capacityProviderExists(name))) return "gone";
    const clusters = context.output(check).goes.filter(({ type }) => type === "cluster");
    await detachCapacityProvider(
      name,
      clusters.map(({ id }) => id),
    );
    await deleteCapacityProvider(name);
    return { waitMs: 2_000, because: `The capacity provider ${name} is being deleted` };
  },
});

/** Its instances end with it, which takes minutes. */
export const autoScalingGroups = removalStep({
  type: "Auto Scaling group",
  after: afterTypes(["stage", "service", "capacity provider"]),
  timeoutMs: 20 * 60_000,
  async remove({ name }) {
    const status = await autoScalingGroupStatus(name);
    if (status === null) return "gone";
    if (status === "active") await deleteAutoScalingGroup(name);
    return { waitMs: 5_000, because: `The instances of ${name} have to end` };
  },
});

export const launchTemplates = removalStep({
  type: "launch template",
  after: afterTypes(["stage", "service", "capacity provider", "Auto Scaling group"]),
  async remove({ id }) {
    await deleteLaunchTemplate(id);
    return "gone";
  },
});

export const instanceProfiles = removalStep({
  type: "instance profile",
  after: afterTypes(["stage", "service", "capacity provider", "Auto Scaling group", "launch template"]),
  async remove({ name }) {
    await deleteInstanceProfile(name);
    return "gone";
  },
});
