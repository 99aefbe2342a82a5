import type { Actor } from "./actor";

/** What an action may need. One name a right, checked in `defineAction` and nowhere else. */
export const PERMISSIONS = [
  "environment.provision",
  "environment.remove",
  "environment.invoke",
  "method.test",
  "probe.change",
  "variable.change",
  "stage.promote",
  "stage.rollback",
  "stage.deploy",
  "definition.import",
  "stack.change",
  "stack.delete",
  "stack.detectDrift",
  "stage.bind",
  "service.scale",
  "service.redeploy",
  "service.stopTask",
  "service.changeImage",
  "route.add",
  "operation.cancel",
  "operation.retry",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const GRANTED: Record<Actor["role"], ReadonlySet<Permission>> = { operator: new Set(PERMISSIONS) };

export const can = (actor: Actor, permission: Permission): boolean => GRANTED[actor.role].has(permission);
