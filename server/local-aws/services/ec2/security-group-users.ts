/** Who uses a security group: a group in use cannot be deleted (DependencyViolation). Other services register here. */
import type { World } from "../../world";

/** True if something of this service uses the group. */
export type SecurityGroupUser = (world: World, region: string, groupId: string) => boolean;

const users: SecurityGroupUser[] = [];

/**
 * Call once at module level, e.g. in elbv2's `service.ts`. Network interfaces (and so ECS tasks) are counted already.
 */
export function registerSecurityGroupUser(user: SecurityGroupUser): void {
  users.push(user);
}

export function isSecurityGroupUsed(world: World, region: string, groupId: string): boolean {
  return users.some((user) => user(world, region, groupId));
}
