import "server-only";
import type { Freshness } from "@/lib/contracts/freshness";
import type { ServiceDetail, TaskSummary } from "@/lib/contracts/services";
import { type Fact, type Facts, indexFacts, known, type TaskFact } from "@/lib/domain/facts";
import { freshnessOf } from "@/lib/domain/freshness";
import { classifyEvent } from "@/lib/domain/services/classify-event";
import { describeDefinition, describeTask } from "@/lib/domain/services/describe-task";
import { environmentsByService, waysKnown } from "@/lib/domain/services/environments-of";
import { summarizeService } from "@/lib/domain/services/summarize";
import { keepStopped } from "../history";
import { inventory, type ServiceTasks } from "../inventory";
import { serviceCommands, stopTaskCommand } from "../operations/services/commands";
import { listStoppedTasks } from "../store";
import { foundService, serviceFacts } from "./parts/found-service";

/** One service with its tasks. @throws AppFailure when there is none. */
export async function getService(clusterName: string, name: string): Promise<ServiceDetail> {
  const facts = await serviceFacts(clusterName, name);
  const { cluster, service } = foundService(facts, clusterName, name);
  const read = await inventory().readService(service);
  keepStopped(read.stopped.value ?? []);
  const kept = await listStoppedTasks(service);
  const index = indexFacts(facts);
  const environments = environmentsByService(index).get(service.arn) ?? (waysKnown(facts) ? [] : null);
  const { summary, finding } = summarizeService(index, service, cluster.name, environments);
  const definition = known(facts.taskDefinitions[service.taskDefinitionArn]);
  return {
    ...freshness(facts, read),
    service: summary,
    remedy: finding.remedy ?? null,
    events: service.events.map(({ at, message }) => ({ createdAt: at, message, ...classifyEvent(message) })),
    tasks: runningTasks(read, cluster.name, name),
    stopped: known(read.stopped)?.map(describeTask) ?? null,
    kept: forgotten(kept, read).map(describeTask),
    definition: definition ? describeDefinition(definition) : null,
    commands: serviceCommands(cluster.name, name),
  };
}

/** Newest first; each with the command that stops it. */
function runningTasks({ tasks }: ServiceTasks, cluster: string, service: string): TaskSummary[] | null {
  const own = known(tasks)?.filter(({ serviceName }) => serviceName === service);
  if (own === undefined) return null;
  const startedAt = (task: TaskFact) => task.createdAt ?? task.startedAt ?? "";
  return own
    .sort((a, b) => startedAt(b).localeCompare(startedAt(a)) || a.arn.localeCompare(b.arn))
    .map((task) => ({ ...describeTask(task), stopCommand: stopTaskCommand(cluster, task.arn) }));
}

/** Those of the kept ones that ECS does not tell of itself. */
function forgotten(kept: readonly TaskFact[], { stopped }: ServiceTasks): TaskFact[] {
  const told = new Set(known(stopped)?.map(({ arn }) => arn));
  return kept.filter(({ arn }) => !told.has(arn));
}

/** The tasks' age and failure count as those of the other facts do. */
function freshness(facts: Facts, { tasks, stopped }: ServiceTasks): Freshness {
  const { fetchedAt, unknown } = freshnessOf(facts);
  const ages = [fetchedAt, tasks.at, stopped.at].flatMap((at) => at ?? []).sort();
  const failed = [tasks, stopped].find((fact: Fact<unknown>) => fact.error !== undefined)?.error;
  const told = unknown.some(({ family }) => family === "tasks");
  return {
    fetchedAt: ages[0] ?? fetchedAt,
    unknown: failed && !told ? [...unknown, { family: "tasks", ...failed }] : unknown,
  };
}
