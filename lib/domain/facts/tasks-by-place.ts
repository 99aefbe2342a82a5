import type { TaskFact } from "./ecs";
import { known } from "./fact";
import { hostPortsOf, isReachedByHost } from "./host-ports";
import type { Facts } from "./index";

/** Finds the tasks of a cluster. */
export interface TasksByPlace {
  /** Several, where networks use the same addresses. */
  at(address: string): TaskFact[];
  /** Behind a port of an EC2 instance; undefined: a task may be, but what is known does not tell. */
  on(instanceId: string, port: number | undefined): TaskFact[] | undefined;
}

export function tasksByPlace(
  tasks: readonly TaskFact[],
  containerInstances: Facts["containerInstances"][string] | undefined,
  definitions: Facts["taskDefinitions"],
): TasksByPlace {
  const byAddress = new Map<string, TaskFact[]>();
  const byHost = new Map<string, TaskFact[]>();
  const instances = known(containerInstances) ?? {};
  // By instance, and those whose instance is not known: tasks that no port is told of yet, or never is.
  const vague = new Set<string>();
  const put = (map: Map<string, TaskFact[]>, key: string, task: TaskFact) =>
    map.set(key, [...(map.get(key) ?? []), task]);
  for (const task of tasks) {
    for (const address of task.addresses) put(byAddress, address, task);
    if (!isReachedByHost(task)) continue;
    const instance = instances[task.containerInstanceArn ?? ""];
    // ECS has it no more, nor its task soon.
    if (instance === null) continue;
    const ports = hostPortsOf(task, definitions[task.taskDefinitionArn]?.value);
    if (ports === undefined) vague.add(`${instance ?? ANY}:${ANY}`);
    for (const { hostPort: port } of ports ?? []) {
      if (instance === undefined) vague.add(`${ANY}:${port}`);
      else put(byHost, `${instance}:${port}`, task);
    }
  }
  return {
    at: (address) => byAddress.get(address) ?? [],
    on(instanceId, port) {
      const found = byHost.get(`${instanceId}:${port}`);
      const maybe = [`${instanceId}:${ANY}`, `${ANY}:${port}`, `${ANY}:${ANY}`].some((place) => vague.has(place));
      return found ?? (maybe ? undefined : []);
    },
  };
}

const ANY = "*";
