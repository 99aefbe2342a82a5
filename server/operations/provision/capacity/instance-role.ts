import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { INSTANCE_GRANTS } from "@/lib/domain/provisioning/grants";
import { instanceRoleName, makesInstances } from "@/lib/domain/provisioning/wanted-capacity";
import { addRoleToProfile, createInstanceProfile, findInstanceProfile } from "@/server/aws/write/iam";
import { defineStep, done } from "../../definition";
import { isMadeHere, ownTags, requireNotOthers } from "../ownership";
import { ensureRole } from "../roles/ensure-role";

/** Lets the instances' agent join the cluster. */
export const instanceRole = defineStep<ProvisionInput, { profileArn: string }>({
  key: "instance-role",
  title: (input) => `Instance role and profile ${instanceRoleName(input)}`,
  when: makesInstances,
  after: [],
  timeoutMs: 120_000,
  async run(context) {
    const name = instanceRoleName(context.input);
    await ensureRole(context, {
      name,
      service: "ec2.amazonaws.com",
      description: `Instances join the cluster ${context.input.clusterName} with it.`,
      policyArns: INSTANCE_GRANTS.managed,
    });
    const found = await findInstanceProfile(name);
    if (found !== null) requireNotOthers(`instance profile ${name}`, found.tags, context);
    const profileArn = found?.arn ?? (await createInstanceProfile(name, ownTags(context)));
    if (!found?.roleNames.includes(name)) await addRoleToProfile(name, name);
    context.resource("instance profile", profileArn, found === null || isMadeHere(found.tags, context));
    return done({ profileArn }, found === null ? "made" : "found");
  },
});
