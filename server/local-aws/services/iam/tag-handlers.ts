import { requireOwnPolicy, requirePolicy, requireProfile, requireRole } from "./find";
import type { IamHandlers } from "./module";
import { keyOf } from "./names";
import { listPage } from "./paging";
import { instanceProfiles, policies, roles } from "./records";
import { mergeTags, withoutTags } from "./tags";

const nameOf = (tag: { Key?: string | undefined }): string => tag.Key ?? "";

export const tagHandlers: IamHandlers = {
  TagRole({ RoleName, Tags }, { world }) {
    const role = requireRole(world, RoleName);
    roles(world).put(keyOf(role.name), { ...role, tags: mergeTags(role.tags, Tags) });
    return {};
  },
  UntagRole({ RoleName, TagKeys }, { world }) {
    const role = requireRole(world, RoleName);
    roles(world).put(keyOf(role.name), { ...role, tags: withoutTags(role.tags, TagKeys) });
    return {};
  },
  ListRoleTags(input, { world }) {
    const { items, rest } = listPage(requireRole(world, input.RoleName).tags, nameOf, input);
    return { Tags: items, ...rest };
  },

  TagPolicy({ PolicyArn, Tags }, { world }) {
    const policy = requireOwnPolicy(world, PolicyArn);
    policies(world).put(policy.arn, { ...policy, tags: mergeTags(policy.tags, Tags) });
    return {};
  },
  UntagPolicy({ PolicyArn, TagKeys }, { world }) {
    const policy = requireOwnPolicy(world, PolicyArn);
    policies(world).put(policy.arn, { ...policy, tags: withoutTags(policy.tags, TagKeys) });
    return {};
  },
  ListPolicyTags(input, { world }) {
    const { items, rest } = listPage(requirePolicy(world, input.PolicyArn).tags, nameOf, input);
    return { Tags: items, ...rest };
  },

  TagInstanceProfile({ InstanceProfileName, Tags }, { world }) {
    const profile = requireProfile(world, InstanceProfileName);
    instanceProfiles(world).put(keyOf(profile.name), { ...profile, tags: mergeTags(profile.tags, Tags) });
    return {};
  },
  UntagInstanceProfile({ InstanceProfileName, TagKeys }, { world }) {
    const profile = requireProfile(world, InstanceProfileName);
    instanceProfiles(world).put(keyOf(profile.name), { ...profile, tags: withoutTags(profile.tags, TagKeys) });
    return {};
  },
  ListInstanceProfileTags(input, { world }) {
    const { items, rest } = listPage(requireProfile(world, input.InstanceProfileName).tags, nameOf, input);
    return { Tags: items, ...rest };
  },
};
