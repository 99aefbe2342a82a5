import type { Policy, PolicyVersion } from "@aws-sdk/client-iam";
import type { World } from "../../../world";
import { encodeDocument } from "../documents/encode";
import { type PolicyRecord, type PolicyVersionRecord, roles } from "../records";

export function policyView(world: World, policy: PolicyRecord): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: attachments(world, policy.arn),
    PermissionsBoundaryUsageCount: roles(world)
      .values()
      .filter((role) => role.permissionsBoundary === policy.arn).length,
    IsAttachable: true,
    CreateDate: policy.createdAt,
    UpdateDate: policy.updatedAt,
  };
}

export function wholePolicyView(world: World, policy: PolicyRecord): Policy {
  return { ...policyView(world, policy), Description: policy.description, Tags: policy.tags };
}

export function attachments(world: World, arn: string): number {
  return roles(world)
    .values()
    .filter((role) => role.attached.includes(arn)).length;
}

/** With its document for `GetPolicyVersion` alone. */
export function versionView(policy: PolicyRecord, version: PolicyVersionRecord, whole = false): PolicyVersion {
  return {
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersion,
    CreateDate: version.createdAt,
    ...(whole ? { Document: encodeDocument(version.document) } : {}),
  };
}
