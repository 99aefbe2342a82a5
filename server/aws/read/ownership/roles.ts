import "server-only";
import {
  GetInstanceProfileCommand,
  GetRoleCommand,
  ListInstanceProfilesCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import type { InstanceProfileFact, RoleFact } from "@/lib/domain/facts";
import { call } from "../../call";
import { allPages } from "../pages";
import { ec2Tags } from "./network";

/** IAM's own limit of a page. */
const PAGE = 1_000;

/** Roles whose name begins so, with their tags: IAM lists all, and tells the tags of one a call. */
export async function listRoles(prefix: string): Promise<RoleFact[]> {
  const roles = await allPages(async (Marker) => {
    const answer = await call(new ListRolesCommand({ MaxItems: PAGE, Marker }));
    return { items: answer.Roles, next: answer.IsTruncated ? answer.Marker : undefined };
  });
  const own = roles.flatMap(({ RoleName = "" }) => (RoleName.startsWith(prefix) ? [RoleName] : []));
  return Promise.all(
    own.map(async (RoleName) => {
      const { Role } = await call(new GetRoleCommand({ RoleName }));
      return { arn: Role?.Arn ?? RoleName, name: RoleName, tags: ec2Tags(Role?.Tags) };
    }),
  );
}

/** The same for instance profiles, with the roles in them. */
export async function listInstanceProfiles(prefix: string): Promise<InstanceProfileFact[]> {
  const profiles = await allPages(async (Marker) => {
    const answer = await call(new ListInstanceProfilesCommand({ MaxItems: PAGE, Marker }));
    return { items: answer.InstanceProfiles, next: answer.IsTruncated ? answer.Marker : undefined };
  });
  const own = profiles.flatMap(({ InstanceProfileName = "" }) =>
    InstanceProfileName.startsWith(prefix) ? [InstanceProfileName] : [],
  );
  return Promise.all(
    own.map(async (InstanceProfileName) => {
      const { InstanceProfile } = await call(new GetInstanceProfileCommand({ InstanceProfileName }));
      return {
        arn: InstanceProfile?.Arn ?? InstanceProfileName,
        name: InstanceProfileName,
        roleArns: (InstanceProfile?.Roles ?? []).flatMap(({ Arn }) => Arn ?? []),
        tags: ec2Tags(InstanceProfile?.Tags),
      };
    }),
  );
}
