import { alreadyExists, deleteConflict } from "../errors";
import { requireProfile } from "../find";
import type { IamHandlers } from "../module";
import { checkName, checkPath, iamArn, keyOf, uniqueId } from "../names";
import { byName, listPage } from "../paging";
import { type InstanceProfileRecord, instanceProfiles } from "../records";
import { mergeTags } from "../tags";
import { profileRoleHandlers } from "./roles";
import { profileView } from "./view";

export const instanceProfileHandlers: IamHandlers = {
  ...profileRoleHandlers,

  CreateInstanceProfile(input, { world }) {
    const name = checkName(input.InstanceProfileName, "instanceProfileName", 128);
    const path = checkPath(input.Path);
    if (instanceProfiles(world).has(keyOf(name))) throw alreadyExists(`Instance Profile ${name} already exists.`);
    const profile: InstanceProfileRecord = {
      name,
      path,
      id: uniqueId("instance-profile"),
      arn: iamArn("instance-profile", path, name),
      createdAt: new Date(world.now()),
      tags: mergeTags([], input.Tags),
    };
    instanceProfiles(world).put(keyOf(name), profile);
    return { InstanceProfile: profileView(world, profile) };
  },

  GetInstanceProfile({ InstanceProfileName }, { world }) {
    return { InstanceProfile: profileView(world, requireProfile(world, InstanceProfileName)) };
  },

  ListInstanceProfiles(input, { world }) {
    const found = instanceProfiles(world)
      .values()
      .filter((profile) => profile.path.startsWith(input.PathPrefix ?? "/"))
      .sort(byName);
    const { items, rest } = listPage(found, (profile) => profile.name, input);
    return { InstanceProfiles: items.map((profile) => profileView(world, profile)), ...rest };
  },

  DeleteInstanceProfile({ InstanceProfileName }, { world }) {
    const profile = requireProfile(world, InstanceProfileName);
    if (profile.roleName !== undefined) {
      throw deleteConflict("Cannot delete entity, must remove roles from instance profile first.");
    }
    instanceProfiles(world).delete(keyOf(profile.name));
    return {};
  },
};
