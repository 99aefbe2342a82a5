import { checkTrustPolicy } from "../documents/check";
import { alreadyExists } from "../errors";
import { requirePolicy } from "../find";
import type { Verb } from "../module";
import { checkName, checkPath, iamArn, keyOf, uniqueId } from "../names";
import { type RoleRecord, roles } from "../records";
import { mergeTags } from "../tags";
import { checkDescription, checkSessionDuration, checkTrustPolicySize } from "./settings";
import { wholeRoleView } from "./view";

export const createRole: Verb<"CreateRole"> = (input, { world }) => {
  const name = checkName(input.RoleName, "roleName", 64);
  const path = checkPath(input.Path);
  const trustPolicy = checkTrustPolicy(input.AssumeRolePolicyDocument);
  checkTrustPolicySize(trustPolicy);
  if (roles(world).has(keyOf(name))) throw alreadyExists(`Role with name ${name} already exists.`);
  if (input.PermissionsBoundary !== undefined) requirePolicy(world, input.PermissionsBoundary);
  const role: RoleRecord = {
    name,
    path,
    id: uniqueId("role"),
    arn: iamArn("role", path, name),
    createdAt: new Date(world.now()),
    trustPolicy,
    description: checkDescription(input.Description),
    maxSessionDuration: checkSessionDuration(input.MaxSessionDuration),
    permissionsBoundary: input.PermissionsBoundary,
    inlinePolicies: [],
    attached: [],
    tags: mergeTags([], input.Tags),
  };
  roles(world).put(keyOf(name), role);
  return { Role: wholeRoleView(role) };
};
