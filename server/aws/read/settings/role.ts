import "server-only";
import {
  GetInstanceProfileCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { RoleSettings } from "@/lib/domain/provisioning/from-environment/existing";
import { call } from "../../call";
import { isAwsFailure } from "../../errors";

/**
 * Who may take a role on, and what it may do: three calls, and one for each policy of its own. Null where it is not
 * there, or not to be seen.
 */
export const getRoleSettings = (name: string): Promise<RoleSettings | null> => orUnseen(roleSettings(name));

/** The role that an instance profile hands to its instances: one call more. */
export const getProfileRole = (profile: string): Promise<RoleSettings | null> =>
  orUnseen(
    call(new GetInstanceProfileCommand({ InstanceProfileName: profile })).then(({ InstanceProfile }) => {
      const [role] = InstanceProfile?.Roles ?? [];
      return role?.RoleName === undefined ? null : roleSettings(role.RoleName);
    }),
  );

async function roleSettings(RoleName: string): Promise<RoleSettings> {
  const [{ Role }, { AttachedPolicies = [] }, { PolicyNames = [] }] = await Promise.all([
    call(new GetRoleCommand({ RoleName })),
    call(new ListAttachedRolePoliciesCommand({ RoleName })),
    call(new ListRolePoliciesCommand({ RoleName })),
  ]);
  const inline = PolicyNames.map(async (PolicyName) => {
    const { PolicyDocument = "" } = await call(new GetRolePolicyCommand({ RoleName, PolicyName }));
    return { name: PolicyName, document: decodeURIComponent(PolicyDocument) };
  });
  return {
    trust: decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""),
    managed: AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []),
    inline: await Promise.all(inline),
    extras: Role?.PermissionsBoundary ? ["its permissions boundary"] : [],
  };
}

async function orUnseen<Seen>(looking: Promise<Seen>): Promise<Seen | null> {
  try {
    return await looking;
  } catch (thrown) {
    if (isAwsFailure(thrown) && ["not_found", "aws_denied", "aws_unsupported"].includes(thrown.code)) return null;
    throw thrown;
  }
}
