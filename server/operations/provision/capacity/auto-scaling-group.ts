import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { scalingGroupName } from "@/lib/domain/provisioning/given-names";
import { groupSizes, makesInstances, newInstances } from "@/lib/domain/provisioning/wanted-capacity";
import { isAwsFailure } from "@/server/aws/errors";
import {
  type AutoScalingGroupInfo,
  createAutoScalingGroup,
  findAutoScalingGroup,
  LATEST,
} from "@/server/aws/write/auto-scaling";
import { given } from "@/server/aws/write/or-null";
import { defineStep, done, wait } from "../../definition";
import { requireSettings, type Setting } from "../../settings-conflict";
import { network } from "../network/network";
import { isMadeHere, ownTags, requireNotOthers } from "../ownership";
import { launchTemplate } from "./launch-template";

/** Keeps the wanted number of instances running. After the cluster, which they join as they start. */
export const autoScalingGroup = defineStep<ProvisionInput, { autoScalingGroupArn: string }>({
  key: "auto-scaling-group",
  title: (input) => `Auto Scaling group ${scalingGroupName(input)} with ${newInstances(input)?.count} instances`,
  when: makesInstances,
  after: ["network", "cluster", "launch-template"],
  timeoutMs: 5 * 60_000,
  async run(context) {
    const name = scalingGroupName(context.input);
    const sizes = sizesOf(context.input);
    const { launchTemplateId } = context.output(launchTemplate);
    const found = await findAutoScalingGroup(name);
    if (found !== null) {
      requireNotOthers(`Auto Scaling group ${name}`, found.tags, context);
      requireSettings(`Auto Scaling group ${name}`, [
        ["its number of instances", found.desired, sizes.count],
        ...sizeSettings(context.input, found),
        ["its launch template", found.launchTemplateId, launchTemplateId],
        ["the version of it", found.templateVersion, LATEST],
      ]);
      context.resource("Auto Scaling group", found.arn, isMadeHere(found.tags, context));
      return done({ autoScalingGroupArn: found.arn }, "found");
    }
    const { subnetIds } = context.output(network);
    try {
      await createAutoScalingGroup({ name, launchTemplateId, subnetIds, ...sizes }, ownTags(context));
    } catch (thrown) {
      // A profile that was made a moment ago is not known everywhere yet.
      if (isAwsFailure(thrown) && /instance profile/i.test(thrown.message)) return wait(3_000, thrown.message);
      throw thrown;
    }
    const { arn } = given(await findAutoScalingGroup(name), "Auto Scaling group");
    context.resource("Auto Scaling group", arn, true);
    return done({ autoScalingGroupArn: arn }, "made");
  },
});

function sizesOf(input: ProvisionInput): ReturnType<typeof groupSizes> {
  const instances = newInstances(input);
  return instances === null ? { count: 0, minSize: 0, maxSize: 0 } : groupSizes(instances);
}

/** Only where the input says them: the form does not ask, and people may have set them since. */
function sizeSettings(input: ProvisionInput, { least, most }: AutoScalingGroupInfo): Setting[] {
  const { minSize, maxSize } = newInstances(input) ?? {};
  return [
    ...(minSize === undefined ? [] : [["its least number of instances", least, minSize] satisfies Setting]),
    ...(maxSize === undefined ? [] : [["its largest number of instances", most, maxSize] satisfies Setting]),
  ];
}
