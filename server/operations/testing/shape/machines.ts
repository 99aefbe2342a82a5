import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import {
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import {
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListInstanceProfilesCommand,
  ListInstanceProfileTagsCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
} from "@aws-sdk/client-iam";
import { clientConfig } from "../../../local-aws/testing";

export async function templatesOf(ec2: EC2Client) {
  const { LaunchTemplates = [] } = await ec2.send(new DescribeLaunchTemplatesCommand({}));
  return Promise.all(
    LaunchTemplates.map(async (template) => {
      const latest = { LaunchTemplateId: template.LaunchTemplateId, Versions: ["$Latest"] };
      const found = await ec2.send(new DescribeLaunchTemplateVersionsCommand(latest));
      return { ...template, versions: found.LaunchTemplateVersions };
    }),
  );
}

export async function scalingGroupsOf(endpoint: string) {
  const scaling = new AutoScalingClient(clientConfig(endpoint));
  const { AutoScalingGroups } = await scaling.send(new DescribeAutoScalingGroupsCommand({}));
  scaling.destroy();
  return AutoScalingGroups;
}

/** Roles with what they may do, and instance profiles: with their tags, which IAM's lists leave out. */
export async function rolesOf(endpoint: string) {
  const iam = new IAMClient(clientConfig(endpoint));
  const [{ Roles = [] }, { InstanceProfiles = [] }] = await Promise.all([
    iam.send(new ListRolesCommand({})),
    iam.send(new ListInstanceProfilesCommand({})),
  ]);
  const roles = Roles.map(async (role) => {
    const { RoleName } = role;
    const [{ AttachedPolicies }, { PolicyNames = [] }, { Tags }] = await Promise.all([
      iam.send(new ListAttachedRolePoliciesCommand({ RoleName })),
      iam.send(new ListRolePoliciesCommand({ RoleName })),
      iam.send(new ListRoleTagsCommand({ RoleName })),
    ]);
    const inline = PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })));
    const policies = (await Promise.all(inline)).map((each) => [each.PolicyName, each.PolicyDocument]);
    return { ...role, AttachedPolicies, policies, Tags };
  });
  const profiles = InstanceProfiles.map(async (profile) => {
    const { InstanceProfileName } = profile;
    const { Tags } = await iam.send(new ListInstanceProfileTagsCommand({ InstanceProfileName }));
    return { ...profile, Tags };
  });
  const all = { roles: await Promise.all(roles), profiles: await Promise.all(profiles) };
  iam.destroy();
  return all;
}
