import type { TargetHop } from "@/lib/contracts/request-path";
import * as diagnose from "../diagnosis/target-group";
import type { FactIndex, ServiceFact, TargetGroupFact } from "../facts";
import { isRollingOut } from "./service-hop";
import { isStaying, isTaskOf } from "./target-hop";

/** Facts of tasks and of targets that were read further apart do not tell who is whose. */
const APART_MS = 15_000;

/**
 * Marks the targets that are no task of the group's services. Only while all of these are known, and steady: else a task
 * may be another one's, and tasks come and go.
 */
export function markStrangers(
  index: FactIndex,
  group: TargetGroupFact,
  services: ServiceFact[] | undefined,
  targets: TargetHop[],
): TargetHop[] {
  if (!index.servicesKnown || !services?.length || !services.every(isSteady) || !readTogether(index, group, services))
    return targets;
  const names = services.map(({ name }) => name);
  return targets.map((target) => {
    const isTheirs = target.task !== undefined && isTaskOf(target.task, services);
    if (isTheirs || target.taskUnknown || !isStaying(target)) return target;
    const found = diagnose.noTask(group, target, names);
    const { verdict } = target.verdict === "ok" ? found : target;
    return { ...target, ...found, verdict, evidence: target.evidence };
  });
}

const isSteady = (service: ServiceFact): boolean => service.running >= service.desired && !isRollingOut(service);

function readTogether(index: FactIndex, group: TargetGroupFact, services: readonly ServiceFact[]): boolean {
  const health = Date.parse(index.facts.targetHealth[group.arn]?.at ?? "");
  return services.every(({ clusterArn }) => {
    const tasks = Date.parse(index.facts.tasks[clusterArn]?.at ?? "");
    return Math.abs(health - tasks) <= APART_MS;
  });
}
