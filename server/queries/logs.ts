import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { LOG_RANGES } from "@/lib/contracts/log-ranges";
import type { LogLines, LogQuery } from "@/lib/contracts/logs";
import { type ContainerDefinitionFact, known, type ServiceFact } from "@/lib/domain/facts";
import { logPlace } from "@/lib/domain/services/log-place";
import { lastPart } from "@/lib/domain/services/names";
import { inventory, type LogLook } from "../inventory";
import { settings } from "../settings";
import { unreadable } from "./parts/found";
import { foundService, serviceFacts } from "./parts/found-service";

/**
 * What a container of a service wrote: the newest lines of a range, of one task or of all.
 * @throws AppFailure when there is no such container, or when the log cannot be read.
 */
export async function getLogs(query: LogQuery): Promise<LogLines> {
  const container = await findContainer(query);
  const place = logPlace(container, settings().region, query.task);
  const nothing = { fetchedAt: new Date().toISOString(), group: "", events: [], left: "none" as const };
  if ("absent" in place) return { ...nothing, absent: place.absent };
  const lines = await inventory().readLogs({ ...place, ...timesOf(query), search: query.search });
  if (lines.value) return { fetchedAt: lines.at ?? nothing.fetchedAt, ...place, ...lines.value };
  if (lines.error?.code !== "not_found") throw unreadable(lines, "The log");
  return { ...nothing, group: place.group, absent: noGroup(place.group) };
}

/** By the task's own definition, where ECS still knows the task; else by the service's. */
async function findContainer(query: LogQuery): Promise<ContainerDefinitionFact> {
  const facts = await serviceFacts(query.cluster, query.service);
  const { service } = foundService(facts, query.cluster, query.service);
  const own = query.task === undefined ? undefined : await definitionOfTask(service, query.task);
  const fact = own ?? facts.taskDefinitions[service.taskDefinitionArn];
  const definition = known(fact);
  if (definition === undefined) throw unreadable(fact, "The task definition");
  const found = definition.containers.find(({ name }) => name === query.container);
  if (found) return found;
  throw new AppFailure({
    code: "not_found",
    message: `The task definition ${definition.family}:${definition.revision} has no container ${query.container}.`,
    remedy: "Choose one of the containers that the service's page shows.",
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
