import type { ListenerChoice } from "@/lib/contracts/provision/options";
import { targetGroupName } from "./given-names";
import type { OneService } from "./services-of";
import { rulePaths } from "./way-in";

/** Why a rule cannot have its priority on a shared listener; undefined: it can, or the rule is there already as it will be. */
export function priorityProblem(
  { entry, ...named }: Pick<OneService, "entry" | "serviceName"> & Partial<Pick<OneService, "names">>,
  listeners: readonly ListenerChoice[],
): string | undefined {
  if (entry.kind !== "rule") return undefined;
  const { rules = [] } = listeners.find(({ arn }) => arn === entry.listenerArn) ?? {};
  const found = rules.find(({ priority }) => priority === entry.priority);
  if (found === undefined) return undefined;
  const same = found.targetGroup === targetGroupName(named) && found.paths.join() === rulePaths(entry).join();
  if (same) return undefined;
  const whose = found.paths.length > 0 ? `The rule for ${found.paths.join(", ")}` : "Another rule";
  return `${whose} has it; ${freeFrom(entry.priority, new Set(rules.map(({ priority }) => priority)))} is free.`;
}

const freeFrom = (priority: number, taken: ReadonlySet<number>): number =>
  taken.has(priority) ? freeFrom(priority >= 50_000 ? 1 : priority + 1, taken) : priority;
