import type { TargetCount } from "@/lib/contracts/environments";
import type { Verdict } from "@/lib/contracts/health";
import type { Evidence, TargetHop, TaskSummary } from "@/lib/contracts/request-path";
import type { About } from "../diagnosis/reason";
import { reasonOf } from "../diagnosis/reason-codes";
import type { FactIndex, ServiceFact, TargetFact, TargetGroupFact, TaskFact } from "../facts";
import { targetKey, targetLabel, targetSubject } from "../history/target-subject";

const VERDICT: Record<string, Verdict> = {
  healthy: "ok",
  initial: "warn",
  draining: "warn",
  "unhealthy.draining": "warn",
  unhealthy: "fail",
  unused: "fail",
  unavailable: "unknown",
};

/** Worst first, as `worstTarget` picks. */
const ORDER = ["unhealthy", "unused", "unavailable", "initial", "unhealthy.draining", "draining", "healthy"];

/** One target with its state in plain words and the ECS task behind it. */
export function targetHop(index: FactIndex, target: TargetFact, about: Omit<About, "targets">): TargetHop {
  const { group, services } = about;
  const verdict = VERDICT[target.state] ?? "unknown";
  const reason = reasonOf(target, { ...about, targets: [target] });
  const at = index.facts.targetHealth[group.arn]?.at;
  const label = targetLabel(target);
  const seenSince =
    verdict === "ok" ? undefined : index.since("target", targetSubject(group.arn, label), targetKey(target));
  const evidence: Evidence[] = [{ label: "State", value: target.state, at }];
  if (target.reasonCode) evidence.push({ label: "Reason", value: target.reasonCode, at });
  if (target.description) evidence.push({ label: "AWS says", value: target.description, at });
  if (reason.evidence) evidence.push(...reason.evidence);
  return {
    kind: "target",
    label,
    address: target.id,
    port: target.port,
    availabilityZone: target.zone,
    state: target.state,
    reasonCode: target.reasonCode,
    verdict,
    words: reason.words,
    code: verdict === "ok" ? undefined : (target.reasonCode ?? `Target.${target.state}`),
    evidence,
    remedy: verdict === "ok" ? undefined : reason.remedy,
    ...(seenSince && { seenSince }),
    ...taskBehind(index, group, target, services),
  };
}

/** Targets that are being taken away do not count any more. */
export const isStaying = ({ state }: Pick<TargetFact, "state">): boolean =>
  state !== "draining" && state !== "unhealthy.draining";

/** `2/2`: the healthy ones of those that stay. */
export function countTargets(targets: readonly Pick<TargetFact, "state">[]): TargetCount {
  const staying = targets.filter(isStaying);
  return { healthy: staying.filter(({ state }) => state === "healthy").length, total: staying.length };
}

/** The target whose state says most about what is wrong. */
export const worstTarget = (targets: readonly TargetFact[]): TargetFact | undefined =>
  [...targets].sort((a, b) => rank(a) - rank(b))[0];

/** A state that is new to us counts as the worst. */
const rank = ({ state }: TargetFact): number => ORDER.indexOf(state);

function taskBehind(
  index: FactIndex,
  group: TargetGroupFact,
  target: TargetFact,
  services: readonly ServiceFact[] | undefined,
): { task?: TaskSummary; taskUnknown?: boolean } {
  if (services === undefined) return { taskUnknown: true };
  const clusters = [...new Set(services.map(({ clusterArn }) => clusterArn))];
  const found = clusters.map((arn) => index.tasksBehind(arn, target, group.targetType));
  const tasks = found.flatMap((each) => each ?? []);
  const task = tasks.find((each) => isTaskOf(each, services)) ?? tasks[0];
  if (task) return { task: summary(task) };
  return found.includes(undefined) ? { taskUnknown: true } : {};
}

export const isTaskOf = (
  task: Pick<TaskFact, "clusterArn" | "serviceName">,
  services: readonly Pick<ServiceFact, "clusterArn" | "name">[],
): boolean => services.some(({ clusterArn, name }) => clusterArn === task.clusterArn && name === task.serviceName);

const summary = (task: TaskFact): TaskSummary => ({
  taskArn: task.arn,
  clusterArn: task.clusterArn,
  serviceName: task.serviceName,
  lastStatus: task.lastStatus,
  taskDefinition: task.taskDefinitionArn,
  images: task.containers.map(({ image, digest }) => ({ image, digest })),
  startedAt: task.startedAt,
});
