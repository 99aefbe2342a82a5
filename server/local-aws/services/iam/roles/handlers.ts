import { requireRole } from "../find";
import type { IamHandlers } from "../module";
import { byName, listPage } from "../paging";
import { roles } from "../records";
import { createRole } from "./create";
import { deleteRole } from "./delete";
import { serviceLinkedHandlers } from "./service-linked";
import { updateHandlers } from "./update";
import { roleView, wholeRoleView } from "./view";

export const roleHandlers: IamHandlers = {
  CreateRole: createRole,
  DeleteRole: deleteRole,
  ...updateHandlers,
  ...serviceLinkedHandlers,

  GetRole({ RoleName }, { world }) {
    return { Role: wholeRoleView(requireRole(world, RoleName)) };
  },

  ListRoles(input, { world }) {
    const found = roles(world)
      .values()
      .filter((role) => role.path.startsWith(input.PathPrefix ?? "/"))
      .sort(byName);
    const { items, rest } = listPage(found, (role) => role.name, input);
    return { Roles: items.map(roleView), ...rest };
  },
};
