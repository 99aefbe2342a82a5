import { deleteConflict } from "../errors";
import { requireRole } from "../find";
import type { Verb } from "../module";
import { keyOf } from "../names";
import { instanceProfiles, roles } from "../records";
import { refuseServiceLinked } from "./service-linked";

/** Only a role that is used by nothing and has no policies left. */
export const deleteRole: Verb<"DeleteRole"> = ({ RoleName }, { world }) => {
  const role = requireRole(world, RoleName);
  refuseServiceLinked(role);
  const inProfile = instanceProfiles(world)
    .values()
    .some((profile) => profile.roleName === role.name);
  if (inProfile) throw deleteConflict("Cannot delete entity, must remove roles from instance profile first.");
  if (role.attached.length > 0) throw deleteConflict("Cannot delete entity, must detach all policies first.");
  if (role.inlinePolicies.length > 0) throw deleteConflict("Cannot delete entity, must delete policies first.");
  roles(world).delete(keyOf(role.name));
  return {};
};
