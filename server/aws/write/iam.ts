import "server-only";
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  GetInstanceProfileCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { call } from "../call";
import { given, orNull, type Tags, unlessThere, upperTags } from "./or-null";

export interface RoleInfo {
  arn: string;
  tags: Tags;
}

export interface InstanceProfileInfo {
  arn: string;
  tags: Tags;
  roleNames: string[];
}

export async function findRole(name: string): Promise<RoleInfo | null> {
  const role = (await orNull(call(new GetRoleCommand({ RoleName: name }))))?.Role;
  return role === undefined ? null : { arn: given(role.Arn, "role ARN"), tags: tagsFrom(role.Tags) };
}

/** A role that one of AWS's services may take on, and nobody else. */
export async function createRole(name: string, service: string, description: string, tags: Tags): Promise<string> {
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  };
  const answer = await call(
    new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: JSON.stringify(trust),
      Description: description,
      Tags: upperTags(tags),
    }),
  );
  return given(answer.Role?.Arn, "role ARN");
}

export async function listAttachedPolicies(roleName: string): Promise<string[]> {
  const answer = await call(new ListAttachedRolePoliciesCommand({ RoleName: roleName }));
  return (answer.AttachedPolicies ?? []).map((policy) => policy.PolicyArn ?? "");
}

/** One of the policies that AWS keeps itself. Attached again, it is the same. */
export async function attachPolicy(roleName: string, policyArn: string): Promise<void> {
  await call(new AttachRolePolicyCommand({ RoleName: roleName, PolicyArn: policyArn }), { idempotent: true });
}

export async function findInstanceProfile(name: string): Promise<InstanceProfileInfo | null> {
  const answer = await orNull(call(new GetInstanceProfileCommand({ InstanceProfileName: name })));
  const profile = answer?.InstanceProfile;
  if (profile === undefined) return null;
  const roleNames = (profile.Roles ?? []).map((role) => role.RoleName ?? "");
  return { arn: given(profile.Arn, "instance profile ARN"), tags: tagsFrom(profile.Tags), roleNames };
}

export async function createInstanceProfile(name: string, tags: Tags): Promise<string> {
  const answer = await call(new CreateInstanceProfileCommand({ InstanceProfileName: name, Tags: upperTags(tags) }));
  return given(answer.InstanceProfile?.Arn, "instance profile ARN");
}

/** A profile holds one role; that it holds this one already is fine. */
export async function addRoleToProfile(profileName: string, roleName: string): Promise<void> {
  const input = { InstanceProfileName: profileName, RoleName: roleName };
  await unlessThere(call(new AddRoleToInstanceProfileCommand(input)));
}

const tagsFrom = (tags: { Key?: string; Value?: string }[] = []): Tags =>
  Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
