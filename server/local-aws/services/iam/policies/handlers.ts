import { deleteConflict } from "../errors";
import { requireOwnPolicy, requirePolicy } from "../find";
import type { IamHandlers } from "../module";
import { byName, listPage } from "../paging";
import { policies, roles } from "../records";
import { createPolicy } from "./create";
import { managedPolicies } from "./managed";
import { versionHandlers } from "./versions";
import { attachments, policyView, wholePolicyView } from "./view";

export const policyHandlers: IamHandlers = {
  CreatePolicy: createPolicy,
  ...versionHandlers,

  GetPolicy({ PolicyArn }, { world }) {
    return { Policy: wholePolicyView(world, requirePolicy(world, PolicyArn)) };
  },

  ListPolicies(input, { world }) {
    const own = input.Scope === "AWS" ? [] : policies(world).values();
    const found = [...own, ...(input.Scope === "Local" ? [] : managedPolicies())]
      .filter((policy) => policy.path.startsWith(input.PathPrefix ?? "/"))
      .filter((policy) => !input.OnlyAttached || attachments(world, policy.arn) > 0)
      .sort(byName);
    const { items, rest } = listPage(found, (policy) => policy.arn, input);
    return { Policies: items.map((policy) => policyView(world, policy)), ...rest };
  },

  /** Those it is attached to: roles, since there are no users and groups here. */
  ListEntitiesForPolicy(input, { world }) {
    const { arn } = requirePolicy(world, input.PolicyArn);
    const found = roles(world)
      .values()
      .filter((role) => role.attached.includes(arn) && (input.EntityFilter ?? "Role") === "Role")
      .sort(byName);
    const { items, rest } = listPage(found, (role) => role.name, input);
    return {
      PolicyRoles: items.map((role) => ({ RoleName: role.name, RoleId: role.id })),
      PolicyGroups: [],
      PolicyUsers: [],
      ...rest,
    };
  },

  DeletePolicy({ PolicyArn }, { world }) {
    const policy = requireOwnPolicy(world, PolicyArn);
    if (attachments(world, policy.arn) > 0) throw deleteConflict("Cannot delete a policy attached to entities.");
    if (policy.versions.length > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    policies(world).delete(policy.arn);
    return {};
  },
};
