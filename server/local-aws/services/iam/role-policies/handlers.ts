/** What a role may do: policies of its own (inline), and managed ones attached to it. */
import { checkInlinePolicy } from "../documents/check";
import { encodeDocument } from "../documents/encode";
import { limitExceeded, noSuchEntity, policyNotFound } from "../errors";
import { findPolicy, requirePolicy, requireRole } from "../find";
import type { IamHandlers } from "../module";
import { checkName, keyOf } from "../names";
import { listPage } from "../paging";
import { type InlinePolicy, type RoleRecord, roles } from "../records";
import { refuseServiceLinked } from "../roles/service-linked";

/** Quotas of one role ("IAM and AWS STS quotas"): characters of its inline policies together, attached policies. */
const MAX_INLINE_SIZE = 10_240;
const MAX_ATTACHED = 10;

export const rolePolicyHandlers: IamHandlers = {
  PutRolePolicy({ RoleName, PolicyName, PolicyDocument }, { world }) {
    const role = requireRole(world, RoleName);
    refuseServiceLinked(role);
    const name = checkName(PolicyName, "policyName", 128);
    const document = checkInlinePolicy(PolicyDocument);
    const inlinePolicies = [...role.inlinePolicies.filter((other) => other.name !== name), { name, document }];
    const size = inlinePolicies.reduce((sum, policy) => sum + policy.document.replace(/\s/g, "").length, 0);
    if (size > MAX_INLINE_SIZE) {
      throw limitExceeded(`Maximum policy size of ${MAX_INLINE_SIZE} bytes exceeded for role ${role.name}`);
    }
    roles(world).put(keyOf(role.name), { ...role, inlinePolicies });
    return {};
  },

  GetRolePolicy({ RoleName, PolicyName = "" }, { world }) {
    const role = requireRole(world, RoleName);
    const policy = requireInline(role, PolicyName);
    return { RoleName: role.name, PolicyName: policy.name, PolicyDocument: encodeDocument(policy.document) };
  },

  DeleteRolePolicy({ RoleName, PolicyName = "" }, { world }) {
    const role = requireRole(world, RoleName);
    refuseServiceLinked(role);
    const gone = requireInline(role, PolicyName);
    const inlinePolicies = role.inlinePolicies.filter((other) => other !== gone);
    roles(world).put(keyOf(role.name), { ...role, inlinePolicies });
    return {};
  },

  ListRolePolicies(input, { world }) {
    const names = requireRole(world, input.RoleName)
      .inlinePolicies.map(({ name }) => name)
      .sort();
    const { items, rest } = listPage(names, (name) => name, input);
    return { PolicyNames: items, ...rest };
  },

  /** Attaching twice changes nothing. */
  AttachRolePolicy({ RoleName, PolicyArn = "" }, { world }) {
    const role = requireRole(world, RoleName);
    refuseServiceLinked(role);
    if (!findPolicy(world, PolicyArn)) throw noSuchEntity(`Policy ${PolicyArn} does not exist or is not attachable.`);
    if (role.attached.includes(PolicyArn)) return {};
    if (role.attached.length >= MAX_ATTACHED) {
      throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${MAX_ATTACHED}`);
    }
    roles(world).put(keyOf(role.name), { ...role, attached: [...role.attached, PolicyArn] });
    return {};
  },

  DetachRolePolicy({ RoleName, PolicyArn = "" }, { world }) {
    const role = requireRole(world, RoleName);
    refuseServiceLinked(role);
    if (!role.attached.includes(PolicyArn)) throw policyNotFound(PolicyArn);
    roles(world).put(keyOf(role.name), { ...role, attached: role.attached.filter((arn) => arn !== PolicyArn) });
    return {};
  },

  ListAttachedRolePolicies(input, { world }) {
    const attached = requireRole(world, input.RoleName)
      .attached.map((arn) => requirePolicy(world, arn))
      .filter((policy) => policy.path.startsWith(input.PathPrefix ?? "/"));
    const { items, rest } = listPage(attached, (policy) => policy.arn, input);
    return { AttachedPolicies: items.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })), ...rest };
  },
};

/** @throws AwsError NoSuchEntity */
function requireInline(role: RoleRecord, name: string): InlinePolicy {
  const policy = role.inlinePolicies.find((other) => other.name === name);
  if (!policy) throw noSuchEntity(`The role policy with name ${name} cannot be found.`);
  return policy;
}
