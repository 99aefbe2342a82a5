/** What instances ask of IAM: the profile they are launched with, and what its role lets them do. */
import type { World } from "../../world";
import { parseDocument } from "./documents/parse";
import { findPolicy } from "./find";
import { keyOf } from "./names";
import { type InstanceProfileRecord, instanceProfiles, type RoleRecord, roles } from "./records";

/** By name or, instead, by ARN. */
export function findInstanceProfile(
  world: World,
  { Name, Arn }: { Name?: string | undefined; Arn?: string | undefined },
): InstanceProfileRecord | undefined {
  const profile = instanceProfiles(world).get(keyOf(Name ?? Arn?.slice(Arn.lastIndexOf("/") + 1) ?? ""));
  return Arn === undefined || profile?.arn === Arn ? profile : undefined;
}

/** Whether a role's policies allow an action on some resource. Denials and conditions are not weighed. */
export function allows(world: World, roleName: string | undefined, action: string): boolean {
  const role = roleName === undefined ? undefined : roles(world).get(keyOf(roleName));
  if (!role) return false;
  return documentsOf(world, role).some((document) =>
    parseDocument(document).Statement.some(
      ({ Effect, Action = [] }) => Effect === "Allow" && Action.some((pattern) => matches(pattern, action)),
    ),
  );
}

function documentsOf(world: World, role: RoleRecord): string[] {
  const managed = role.attached.flatMap((arn) => {
    const policy = findPolicy(world, arn);
    return policy?.versions.find(({ id }) => id === policy.defaultVersion)?.document ?? [];
  });
  return [...managed, ...role.inlinePolicies.map(({ document }) => document)];
}

/** `ecs:Submit*`; case does not matter. Only a star at the end is understood, and any other one as "perhaps". */
function matches(pattern: string, action: string): boolean {
  const fixed = pattern.split(/[*?]/, 1)[0] ?? "";
  const wanted = action.toLowerCase();
  return fixed === pattern ? wanted === pattern.toLowerCase() : wanted.startsWith(fixed.toLowerCase());
}
