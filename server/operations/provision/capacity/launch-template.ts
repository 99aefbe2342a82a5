import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import {
  capacityName,
  ECS_IMAGE,
  makesInstances,
  newInstances,
  userDataFor,
} from "@/lib/domain/provisioning/wanted-capacity";
import { createLaunchTemplate, findLaunchTemplate } from "@/server/aws/write/auto-scaling";
import { defineStep, done } from "../../definition";
import { isMadeHere, ownTags, requireNotOthers } from "../ownership";
import { instanceGroup } from "./instance-group";
import { instanceRole } from "./instance-role";

/** How an instance of the cluster is started. */
export const launchTemplate = defineStep<ProvisionInput, { launchTemplateId: string }>({
  key: "launch-template",
  title: (input) => `Launch template ${capacityName(input)} with ${newInstances(input)?.instanceType}`,
  when: makesInstances,
  after: ["instance-role", "instance-group"],
  timeoutMs: 120_000,
  async run(context) {
    const name = capacityName(context.input);
    const found = await findLaunchTemplate(name);
    if (found !== null) {
      requireNotOthers(`launch template ${name}`, found.tags, context);
      context.resource("launch template", found.id, isMadeHere(found.tags, context));
      return done({ launchTemplateId: found.id }, "found");
    }
    const wanted = {
      name,
      instanceType: newInstances(context.input)?.instanceType ?? "",
      imageId: ECS_IMAGE,
      instanceProfileArn: context.output(instanceRole).profileArn,
      securityGroupId: context.output(instanceGroup).groupId,
      userData: userDataFor(context.input),
    };
    const launchTemplateId = await createLaunchTemplate(wanted, ownTags(context));
    context.resource("launch template", launchTemplateId, true);
    return done({ launchTemplateId }, "made");
  },
});
