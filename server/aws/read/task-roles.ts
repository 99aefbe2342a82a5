import "server-only";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import { call } from "../call";
import { allPages } from "./pages";

/** The roles that ECS's tasks may take on, by their trust policies. One call for each 1,000 roles. */
export async function listTaskRoles(): Promise<{ arn: string; name: string }[]> {
  const roles = await allPages(async (Marker) => {
    const answer = await call(new ListRolesCommand({ MaxItems: 1_000, Marker }));
    return { items: answer.Roles, next: answer.IsTruncated ? answer.Marker : undefined };
  });
  return roles
    .filter(({ AssumeRolePolicyDocument = "" }) =>
      decodeURIComponent(AssumeRolePolicyDocument).includes("ecs-tasks.amazonaws.com"),
    )
    .map(({ Arn = "", RoleName = "" }) => ({ arn: Arn, name: RoleName }));
}
