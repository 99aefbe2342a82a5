import { limitExceeded, noSuchEntity } from "../errors";
import { requireProfile, requireRole } from "../find";
import type { IamHandlers } from "../module";
import { keyOf } from "../names";
import { byName, listPage } from "../paging";
import { instanceProfiles } from "../records";
import { profileView } from "./view";

export const profileRoleHandlers: IamHandlers = {
  AddRoleToInstanceProfile({ InstanceProfileName, RoleName }, { world }) {
    const profile = requireProfile(world, InstanceProfileName);
    const role = requireRole(world, RoleName);
    if (profile.roleName !== undefined) {
      throw limitExceeded("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    }
    instanceProfiles(world).put(keyOf(profile.name), { ...profile, roleName: role.name });
    return {};
  },

  RemoveRoleFromInstanceProfile({ InstanceProfileName, RoleName }, { world }) {
    const profile = requireProfile(world, InstanceProfileName);
    const role = requireRole(world, RoleName);
    if (profile.roleName !== role.name) {
      throw noSuchEntity(`The role with name ${role.name} cannot be found in instance profile ${profile.name}.`);
    }
    instanceProfiles(world).put(keyOf(profile.name), { ...profile, roleName: undefined });
    return {};
  },

  ListInstanceProfilesForRole(input, { world }) {
    const role = requireRole(world, input.RoleName);
    const found = instanceProfiles(world)
      .values()
      .filter((profile) => profile.roleName === role.name)
      .sort(byName);
    const { items, rest } = listPage(found, (profile) => profile.name, input);
    return { InstanceProfiles: items.map((profile) => profileView(world, profile)), ...rest };
  },
};
