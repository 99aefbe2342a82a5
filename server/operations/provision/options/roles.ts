import "server-only";
import type { RoleChoice } from "@/lib/contracts/provision/options";
import { listTaskRoles } from "@/server/aws/read/task-roles";

/** Roles that can be chosen as execution role, by name. */
export async function roleChoices(): Promise<RoleChoice[]> {
  return (await listTaskRoles()).sort((a, b) => a.name.localeCompare(b.name));
}
