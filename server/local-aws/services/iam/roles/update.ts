import { checkTrustPolicy } from "../documents/check";
import { requireRole } from "../find";
import type { IamHandlers } from "../module";
import { keyOf } from "../names";
import { roles } from "../records";
import { refuseServiceLinked } from "./service-linked";
import { checkDescription, checkSessionDuration, checkTrustPolicySize } from "./settings";
import { roleView } from "./view";

export const updateHandlers: IamHandlers = {
  UpdateRole(input, { world }) {
    const role = requireRole(world, input.RoleName);
    refuseServiceLinked(role);
    roles(world).put(keyOf(role.name), {
      ...role,
      description: checkDescription(input.Description) ?? role.description,
      maxSessionDuration: checkSessionDuration(input.MaxSessionDuration ?? role.maxSessionDuration),
    });
    return {};
  },

  UpdateRoleDescription(input, { world }) {
    const role = requireRole(world, input.RoleName);
    refuseServiceLinked(role);
    const changed = { ...role, description: checkDescription(input.Description) };
    roles(world).put(keyOf(role.name), changed);
    return { Role: roleView(changed) };
  },

  UpdateAssumeRolePolicy(input, { world }) {
    const role = requireRole(world, input.RoleName);
    refuseServiceLinked(role);
    const trustPolicy = checkTrustPolicy(input.PolicyDocument);
    checkTrustPolicySize(trustPolicy);
    roles(world).put(keyOf(role.name), { ...role, trustPolicy });
    return {};
  },
};
