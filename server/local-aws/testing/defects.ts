/** What the endpoint writes to its log only where it is itself at fault, in an answer or in its background work. */
const DEFECTS: ReadonlySet<string> = new Set([
  "autoscaling-error",
  "cloudformation-error",
  "cloudformation-failure",
  "control-failed",
  "ecs-scheduler-error",
  "elbv2.request-failed",
  "execute-defect",
  "internal-failure",
  "request-failed",
  "store-write-failed",
]);

/** The lines of a log that no request may ever cause. */
export const defectsIn = <Line extends { event: string }>(logs: readonly Line[]): Line[] =>
  logs.filter(({ event }) => DEFECTS.has(event));
