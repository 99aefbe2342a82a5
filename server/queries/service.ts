import "server-only";
import type { ServiceDetail, TaskSummary } from "@/lib/contracts/services";
import { indexFacts, known, type TaskFact } from "@/lib/domain/facts";
import { classifyEvent } from "@/lib/domain/services/classify-event";
import { describeDefinition, describeTask } from "@/lib/domain/services/describe-task";
import { environmentsByService, waysKnown } from "@/lib/domain/services/environments-of";
import { summarizeService } from "@/lib/domain/services/summarize";
import { keepStopped } from "../history";
import { inventory, type ServiceTasks } from "../inventory";
import { serviceCommands, stopTaskCommand } from "../operations/services/commands";
import { listStoppedTasks } from "../store";
import { foundService, serviceFacts } from "./parts/found-service";
import { freshnessWith } from "./parts/freshness-with";

/** One service with its tasks. @throws AppFailure when there is none. */
export async function getService(clusterName: string, name: string): Promise<ServiceDetail> {
  const facts = await serviceFacts(clusterName, name);
  const { cluster, service } = foundService(facts, clusterName, name);
  const read = await inventory().readService(service);
  keepStopped(read.stopped.value ?? []);
  const kept = await listStoppedTasks(service, { besides: known(read.stopped)?.map(({ arn }) => arn) });
  const index = indexFacts(facts);
  const environments = environmentsByService(index).get(service.arn) ?? (waysKnown(facts) ? [] : null);
  const { summary, finding } = summarizeService(index, service, cluster.name, environments);
  const definition = known(facts.taskDefinitions[service.taskDefinitionArn]);
  return {
    ...freshnessWith(facts, read),
    service: summary,
    remedy: finding.remedy ?? null,
    events: service.events.map(({ at, message }) => ({ createdAt: at, message, ...classifyEvent(message) })),
    tasks: runningTasks(read, cluster.name, name),
    stopped: known(read.stopped)?.map(describeTask) ?? null,
    kept: kept.map(describeTask),
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
