import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { LOG_RANGES } from "@/lib/contracts/log-ranges";
import type { LogLines, LogQuery } from "@/lib/contracts/logs";
import {
  type ContainerDefinitionFact,
  type Fact,
  known,
  type ServiceFact,
  type TaskDefinitionFact,
} from "@/lib/domain/facts";
import { logPlace } from "@/lib/domain/services/log-place";
import { lastPart } from "@/lib/domain/services/names";
import { inventory, type LogLook } from "../inventory";
import { settings } from "../settings";
import { findStoppedTask } from "../store";
import { unreadable } from "./parts/found";
import { clusterFacts, foundCluster, foundService, serviceFacts } from "./parts/found-service";

type DefinitionFact = Fact<TaskDefinitionFact> | undefined;

/**
 * What a container wrote: the newest lines of a range, of one task or of all of a service.
 * @throws AppFailure when there is no such container, or when the log cannot be read.
 */
export async function getLogs(query: LogQuery): Promise<LogLines> {
  const container = await findContainer(query);
  const place = logPlace(container, settings().region, query.task);
  const nothing = { fetchedAt: new Date().toISOString(), group: "", events: [], left: "none" as const };
  if ("absent" in place) return { ...nothing, absent: place.absent };
  const lines = await inventory().readLogs({ ...place, ...timesOf(query), search: query.search });
  if (lines.value) {
    const failing = lines.error && { message: lines.error.message, since: lines.error.since };
    return { fetchedAt: lines.at ?? nothing.fetchedAt, ...place, ...lines.value, ...(failing && { failing }) };
  }
  if (lines.error?.code !== "not_found") throw unreadable(lines, "The log");
  return { ...nothing, group: place.group, absent: noGroup(place.group) };
}

async function findContainer(query: LogQuery): Promise<ContainerDefinitionFact> {
  const { cluster, service, task } = query;
  const fact = service === undefined ? await ofTask(cluster, task ?? "") : await ofService(cluster, service, task);
  const definition = known(fact);
  if (definition === undefined) throw unreadable(fact, "The task definition");
  const found = definition.containers.find(({ name }) => name === query.container);
  if (found) return found;
  throw new AppFailure({
    code: "not_found",
    message: `The task definition ${definition.family}:${definition.revision} has no container ${query.container}.`,
    remedy: "Choose one of the containers that the page shows.",
  });
}

/** By the task's own definition, where ECS still knows the task; else by the service's. */
async function ofService(cluster: string, name: string, task: string | undefined): Promise<DefinitionFact> {
  const facts = await serviceFacts(cluster, name);
  const { service } = foundService(facts, cluster, name);
  const own = task === undefined ? undefined : await definitionOfTask(service, task);
  return own ?? facts.taskDefinitions[service.taskDefinitionArn];
}

/** A task of no service is all that tells where its lines are. */
async function ofTask(cluster: string, task: string): Promise<DefinitionFact> {
  const { arn } = foundCluster(await clusterFacts(cluster), cluster);
  const fact = await inventory().readDefinitionOfTask(arn, task, await findStoppedTask(arn, task));
  if (fact) return fact;
  throw new AppFailure({
    code: "not_found",
    message: `ECS does not tell of the task ${task} in the cluster ${cluster} (any more).`,
    remedy:
      "Its lines may still be in the log group of its task definition: look for the task's id in CloudWatch Logs.",
  });
}

async function definitionOfTask(service: ServiceFact, taskId: string) {
  const { tasks, stopped, taskDefinitions } = await inventory().readService(service);
  const task = [...(tasks.value ?? []), ...(stopped.value ?? [])].find(({ arn }) => lastPart(arn) === taskId);
  return task && taskDefinitions[task.taskDefinitionArn];
}

/** A beginning alone reaches until now; an end alone has the range before it. */
function timesOf({ range, from, to }: LogQuery): Pick<LogLook, "to"> & ({ from: number } | { lastMs: number }) {
  const end = to === undefined ? undefined : Date.parse(to);
  if (from !== undefined) return { from: Date.parse(from), to: end };
  return end === undefined ? { lastMs: LOG_RANGES[range] } : { from: end - LOG_RANGES[range], to: end };
}

const noGroup = (group: string) => ({
  message: `The log group ${group} does not exist.`,
  remedy: "Create it, or let the container create it with the option awslogs-create-group; then replace the tasks.",
});
