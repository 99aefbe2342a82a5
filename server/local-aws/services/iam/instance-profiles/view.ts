import type { InstanceProfile } from "@aws-sdk/client-iam";
import type { World } from "../../../world";
import { keyOf } from "../names";
import { type InstanceProfileRecord, roles } from "../records";
import { roleView } from "../roles/view";

export function profileView(world: World, profile: InstanceProfileRecord): InstanceProfile {
  const role = profile.roleName === undefined ? undefined : roles(world).get(keyOf(profile.roleName));
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: profile.createdAt,
    Roles: role ? [roleView(role)] : [],
    Tags: profile.tags,
  };
}
