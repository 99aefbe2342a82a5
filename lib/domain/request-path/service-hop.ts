import type { Hop } from "@/lib/contracts/request-path";
import { type Finding, fine } from "../diagnosis/codes";
import { familyUnknown } from "../diagnosis/family-unknown";
import { closedReason } from "../diagnosis/security-group";
import * as diagnose from "../diagnosis/service";
import { type FactIndex, known, type ServiceDeploymentFact, type ServiceFact, type TaskFact } from "../facts";
import { shutBefore } from "../security-groups/doors-of";
import { type RolledBack, rolledBack, stoppedByBreaker } from "../services/rolled-back";
import { kindOf, tasksTrouble, type WhyFailed, whyFailed } from "../stopped-tasks/diagnose";
import { failuresOf, isCycling, isMany, lastOfRollout, sinceWords } from "../stopped-tasks/failures";
import { hop } from "./journey";
import { isStaying } from "./target-hop";

/** The ECS services that register their tasks in a target group; none is no fault: targets need not be ECS's. */
export function serviceHops(index: FactIndex, services: ServiceFact[] | undefined): Hop[] {
  if (services === undefined) return [hop("service", "—", unknownServices(index))];
  const filling = services.filter(isFilling);
  return services.flatMap((service) => {
    if (filling.length > 0 && !isFilling(service))
      return [hop("service", service.name, notNeeded(service, filling), service.arn)];
    const found = judgeService(index, service);
    const trouble = troubleOf(index, service);
    const one = hop("service", service.name, trouble ? consequence(found) : found, service.arn);
    return trouble ? [one, hop("task", idOf(trouble.task), trouble.found, trouble.task.arn)] : [one];
  });
}

/** It is meant to have tasks. */
export const isFilling = ({ status, desired }: ServiceFact): boolean => status === "ACTIVE" && desired > 0;

/** One that somebody put out of use where another serves (a predecessor, the idle one of two) takes nothing from anybody. */
function notNeeded(service: ServiceFact, filling: readonly ServiceFact[]): Finding {
  const state = service.status === "ACTIVE" ? "scaled to 0" : service.status.toLowerCase();
  const others = filling.map(({ name }) => name).join(" and ");
  const { running, desired } = service;
  return fine(`It is ${state}; its target group is filled by ${others}.`, [
    { label: "Tasks", value: `${running} of ${desired}` },
  ]);
}

/** Why the tasks of a service do not stay, as far as its stopped ones tell. */
export const troubleOf = (index: FactIndex, service: ServiceFact) => {
  const stopped = index.facts.stoppedTasks[service.arn];
  const failures = failuresNow(index, service);
  const tail = failures[0] && index.facts.logTails[failures[0].arn];
  const door = failures[0] && shutBefore(index, service);
  return tasksTrouble(service, failures, { at: stopped?.at, tail, ...(door && { shut: closedReason(door) }) });
};

/**
 * The few that the load balancer's checks ended are past where all targets pass them again: one would tell if they did
 * not. Of many, which come and go, a moment at which all are well says nothing.
 */
function failuresNow(index: FactIndex, service: ServiceFact): TaskFact[] {
  const failures = failuresOf(service, known(index.facts.stoppedTasks[service.arn]), index.facts.at);
  if (isMany(failures) || !passesChecks(index, service)) return failures;
  return failures.filter((task) => kindOf(task)?.code !== "task.targetUnhealthy");
}

const passesChecks = (index: FactIndex, { desired, running, targetGroupArns }: ServiceFact): boolean =>
  running >= desired &&
  targetGroupArns.every((arn) => {
    const staying = (index.targets(arn) ?? []).filter(isStaying);
    return staying.length >= desired && staying.every(({ state }) => state === "healthy");
  });

/** The tasks' ends are why the service is as it is, also why the circuit breaker fired; not why somebody deletes it. */
const consequence = (found: Finding): Finding =>
  found.verdict === "ok" || found.code === "service.inactive" ? found : { ...found, consequenceOf: "task" };

const idOf = ({ arn }: TaskFact): string => arn.slice(arn.lastIndexOf("/") + 1);

/** A service by what it wants, what runs, and how its rollout goes. */
export function judgeService(index: FactIndex, service: ServiceFact): Finding {
  if (service.status !== "ACTIVE") return diagnose.inactiveService(service);
  return judgeRollout(index, service) ?? judgeTasks(index, service);
}

function judgeRollout(index: FactIndex, service: ServiceFact): Finding | null {
  const primary = service.deployments.find(({ status }) => status === "PRIMARY");
  const failed = service.deployments.find(({ rolloutState }) => rolloutState === "FAILED");
  if (failed) return judgeFailed(index, service, failed);
  if (service.desired === 0) return diagnose.scaledToZero(service);
  const failures = failuresNow(index, service);
  if (isCycling(service, failures)) return diagnose.cycling(service, failures.length, sinceWords(service, failures));
  // Tasks that stop as soon as they start: the rollout goes on, but not forward.
  const failing = (primary?.failedTasks ?? 0) > 0 && service.running < service.desired;
  if (failing) return diagnose.belowDesired(service);
  if (!isRollingOut(service)) return null;
  const stuck = stuckBecause(service, primary?.createdAt, index.facts.at);
  return stuck === null ? diagnose.rollingOut(service) : diagnose.rolloutStuck(service, stuck);
}

function judgeFailed(index: FactIndex, service: ServiceFact, failed: ServiceDeploymentFact): Finding {
  const reason = failed.rolloutStateReason;
  if (!stoppedByBreaker(failed)) return diagnose.rolloutFailed(service, reason);
  const [last] = failuresOf(service, known(index.facts.stoppedTasks[service.arn]), index.facts.at);
  return diagnose.circuitBreaker(service, reason ?? "", last && kindOf(last, service.events)?.words);
}

function judgeTasks(index: FactIndex, service: ServiceFact): Finding {
  if (service.running < service.desired) return diagnose.belowDesired(service);
  const back = rolledBack(service);
  if (back) return diagnose.wentBack(service, back, whyTakenBack(index, service, back));
  const state = known(index.facts.definitionStates[service.taskDefinitionArn]);
  if (state !== undefined && state !== "ACTIVE") return diagnose.definitionInactive(service);
  const images = imagesOf(index, service);
  const at = index.facts.services[service.clusterArn]?.at;
  return fine(
    `${service.running} of ${service.desired} tasks run${images.length > 0 ? ` ${images.join(", ")}` : ""}.`,
    [
      { label: "Tasks", value: `${service.running} of ${service.desired}`, at },
      { label: "Task definition", value: service.taskDefinitionArn, at },
    ],
  );
}

function whyTakenBack(index: FactIndex, service: ServiceFact, back: RolledBack): WhyFailed | undefined {
  const stopped = index.facts.stoppedTasks[service.arn];
  const task = lastOfRollout(service, back, known(stopped));
  return task && whyFailed(task, { at: stopped?.at, tail: index.facts.logTails[task.arn] });
}

const CANNOT =
  /unable to stop or start tasks during a deployment|was unable to place a task|operations are being throttled/;
/** No rollout takes so long. */
const PATIENCE_MS = 30 * 60_000;

/** What holds up a rollout: an event since it began, or nothing but its age; null: it goes on. */
function stuckBecause(service: ServiceFact, since: string | undefined, now: string) {
  const event = service.events.find(({ at = "", message }) => at >= (since ?? "") && CANNOT.test(message));
  if (event) return event;
  const age = since === undefined ? 0 : Date.parse(now) - Date.parse(since);
  return age > PATIENCE_MS ? undefined : null;
}

/** By ECS's own word; where it gives none, by more than one deployment being there. */
export const isRollingOut = ({ deployments }: ServiceFact): boolean =>
  deployments.length > 1 || deployments.some(({ rolloutState }) => rolloutState === "IN_PROGRESS");

/** The images of the service's task definition, `repository:tag`. */
export const imagesOf = (index: FactIndex, service: ServiceFact): string[] =>
  (index.facts.taskDefinitions[service.taskDefinitionArn]?.value?.containers ?? []).map(({ image }) => image);

function unknownServices(index: FactIndex): Finding {
  const { clusters, services } = index.facts;
  if (clusters.value === undefined || clusters.doubtful) return familyUnknown("clusters", clusters);
  return familyUnknown(
    "services",
    Object.values(services).find((fact) => fact.value === undefined || fact.doubtful),
  );
}
