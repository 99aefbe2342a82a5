import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import {
  capacityName,
  ECS_IMAGE,
  makesInstances,
  newInstances,
  userDataFor,
} from "@/lib/domain/provisioning/wanted-capacity";
import {
  addTemplateVersion,
  createLaunchTemplate,
  findLaunchTemplate,
  type InstanceSettings,
  type LaunchTemplateInfo,
} from "@/server/aws/write/launch-templates";
import { defineStep, done, type Outcome, type StepContext } from "../../definition";
import { requireSettings, type Setting } from "../../settings-conflict";
import { isMadeHere, isOwn, ownTags, requireNotOthers } from "../ownership";
import { instanceGroup } from "./instance-group";
import { instanceRole } from "./instance-role";

type Context = StepContext<ProvisionInput>;
type Made = { launchTemplateId: string };

/** How an instance of the cluster is started. */
export const launchTemplate = defineStep<ProvisionInput, Made>({
  key: "launch-template",
  title: (input) => `Launch template ${capacityName(input)} with ${newInstances(input)?.instanceType}`,
  when: makesInstances,
  after: ["instance-role", "instance-group"],
  timeoutMs: 120_000,
  async run(context) {
    const name = capacityName(context.input);
    const wanted: InstanceSettings = {
      instanceType: newInstances(context.input)?.instanceType ?? "",
      imageId: ECS_IMAGE,
      instanceProfileArn: context.output(instanceRole).profileArn,
      securityGroupId: context.output(instanceGroup).groupId,
      userData: userDataFor(context.input),
    };
    const found = await findLaunchTemplate(name);
    if (found !== null) return adapt(context, found, wanted);
    const launchTemplateId = await createLaunchTemplate(name, wanted, ownTags(context));
    context.resource("launch template", launchTemplateId, true);
    return done({ launchTemplateId }, "made");
  },
});

/** An own one gets a further version, which the group follows; whatever runs already goes on as it was started. */
async function adapt(context: Context, found: LaunchTemplateInfo, wanted: InstanceSettings): Promise<Outcome<Made>> {
  const { id: launchTemplateId, tags, newest } = found;
  const name = `launch template ${capacityName(context.input)}`;
  requireNotOthers(name, tags, context);
  const settings: Setting[] = [
    ["its instance type", newest.instanceType, wanted.instanceType],
    ["its image", newest.imageId, wanted.imageId],
    ["its instance profile", newest.instanceProfileArn, wanted.instanceProfileArn],
    ["its security group", newest.securityGroupId, wanted.securityGroupId],
    ["its user data", newest.userData, wanted.userData],
  ];
  const isSame = settings.every(([, actual, asked]) => actual === asked);
  if (!isSame && !isOwn(tags, context)) requireSettings(name, settings);
  context.resource("launch template", launchTemplateId, isMadeHere(tags, context));
  if (isSame) return done({ launchTemplateId }, "found");
  const version = await addTemplateVersion(launchTemplateId, wanted, ownTags(context));
  return done({ launchTemplateId }, `version ${version} added; instances that run stay as they are until replaced`);
}
