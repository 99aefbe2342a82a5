import "server-only";
import {
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetInstanceProfileCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  RemoveRoleFromInstanceProfileCommand,
} from "@aws-sdk/client-iam";
import { call } from "../../call";
import { orNull } from "../or-null";

/** IAM deletes a role only without its policies (`DeleteConflict`): they are taken off before. Managed ones stay. */
export async function deleteRole(RoleName: string): Promise<void> {
  const [attached, inline] = await Promise.all([
    orNull(call(new ListAttachedRolePoliciesCommand({ RoleName }))),
    orNull(call(new ListRolePoliciesCommand({ RoleName }))),
  ]);
  for (const { PolicyArn } of attached?.AttachedPolicies ?? []) {
    await orNull(call(new DetachRolePolicyCommand({ RoleName, PolicyArn }), { idempotent: true }));
  }
  for (const PolicyName of inline?.PolicyNames ?? []) {
    await orNull(call(new DeleteRolePolicyCommand({ RoleName, PolicyName }), { idempotent: true }));
  }
  await orNull(call(new DeleteRoleCommand({ RoleName }), { idempotent: true }));
}

/** An instance profile goes once no role is in it. */
export async function deleteInstanceProfile(InstanceProfileName: string): Promise<void> {
  const found = await orNull(call(new GetInstanceProfileCommand({ InstanceProfileName })));
  if (found === null) return;
  for (const { RoleName } of found.InstanceProfile?.Roles ?? []) {
    const command = new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName });
    await orNull(call(command, { idempotent: true }));
  }
  await orNull(call(new DeleteInstanceProfileCommand({ InstanceProfileName }), { idempotent: true }));
}
