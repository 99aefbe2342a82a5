import type { ContainerRest } from "@/lib/contracts/provision/definition/container";
import type { ContainerSettings } from "./existing";

type Log = NonNullable<ContainerRest["logConfiguration"]>;

/** The log group that a container writes to, by `awslogs`. */
export const logGroupOf = (container: ContainerSettings | undefined): string | undefined =>
  container?.rest.logConfiguration?.logDriver === "awslogs"
    ? container.rest.logConfiguration.options?.["awslogs-group"]
    : undefined;

/**
 * How a container writes, where it is not as every one of Stageway's does. What goes to the service's log group names no
 * group, so that it follows the service.
 */
export function withLogOf(log: Log, group: string | undefined, prefix?: string): Log | undefined {
  if (log.logDriver !== "awslogs" || log.options?.["awslogs-group"] !== group) return log;
  const { "awslogs-group": _group, "awslogs-region": _region, ...options } = log.options ?? {};
  if (options["awslogs-stream-prefix"] === prefix) delete options["awslogs-stream-prefix"];
  const { options: _options, ...rest } = log;
  const own = { ...rest, ...(Object.keys(options).length > 0 ? { options } : {}) };
  return Object.keys(own).length > 1 ? own : undefined;
}
