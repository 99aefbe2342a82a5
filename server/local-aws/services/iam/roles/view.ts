import type { Role } from "@aws-sdk/client-iam";
import { encodeDocument } from "../documents/encode";
import type { RoleRecord } from "../records";

/** A role as lists show it; `GetRole` adds its tags. */
export function roleView(role: RoleRecord): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.createdAt,
    AssumeRolePolicyDocument: encodeDocument(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
  };
}

export function wholeRoleView(role: RoleRecord): Role {
  const boundary = role.permissionsBoundary;
  return {
    ...roleView(role),
    ...(boundary === undefined
      ? {}
      : {
          PermissionsBoundary: {
            PermissionsBoundaryType: "PermissionsBoundaryPolicy",
            PermissionsBoundaryArn: boundary,
          },
        }),
    ...(role.tags.length > 0 ? { Tags: role.tags } : {}),
    RoleLastUsed: {},
  };
}
