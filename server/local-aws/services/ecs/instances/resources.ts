/** What tasks take of a container instance, and what is left of it. */
import type { ContainerDefinition, TaskDefinition } from "@aws-sdk/client-ecs";
import type { TaskRecord } from "../records";

export interface Needs {
  /** CPU units. */
  cpu: number;
  /** MiB. */
  memory: number;
  /** Fixed host ports, `80/tcp`. */
  ports: string[];
  /** Network interfaces. */
  interfaces: number;
}

/** Ports that the agent and SSH keep for themselves (developer guide, "Port mapping": reserved ports). */
const RESERVED_PORTS = ["22/tcp", "2375/tcp", "2376/tcp", "51678/tcp", "51679/tcp"];

type Definition = Pick<TaskDefinition, "networkMode" | "containerDefinitions" | "cpu" | "memory">;

/** The size of the task where it has one, else that of its containers together. */
export function needsOf(definition: Definition): Needs {
  const containers = definition.containerDefinitions ?? [];
  const sum = (read: (container: ContainerDefinition) => number | undefined) =>
    containers.reduce((total, container) => total + (read(container) ?? 0), 0);
  return {
    cpu: definition.cpu === undefined ? sum((one) => one.cpu) : Number(definition.cpu),
    memory:
      definition.memory === undefined ? sum((one) => one.memoryReservation ?? one.memory) : Number(definition.memory),
    ports: definition.networkMode === "awsvpc" ? [] : containers.flatMap(fixedPorts),
    interfaces: definition.networkMode === "awsvpc" ? 1 : 0,
  };
}

function fixedPorts({ portMappings = [] }: ContainerDefinition): string[] {
  return portMappings.flatMap(({ hostPort = 0, protocol = "tcp" }) =>
    hostPort > 0 ? [`${hostPort}/${protocol}`] : [],
  );
}

export interface Remaining {
  cpu: number;
  memory: number;
  interfaces: number;
  /** Taken, `80/tcp`. */
  ports: Set<string>;
}

/** What the tasks on an instance leave of it. */
export function remainingOf(
  instance: { cpu: number; memory: number; taskInterfaces: number },
  tasks: readonly { record: TaskRecord; needs: Needs }[],
): Remaining {
  const remaining = {
    cpu: instance.cpu,
    memory: instance.memory,
    interfaces: instance.taskInterfaces,
    ports: new Set(RESERVED_PORTS),
  };
  for (const { record, needs } of tasks) {
    remaining.cpu -= needs.cpu;
    remaining.memory -= needs.memory;
    remaining.interfaces -= needs.interfaces;
    for (const port of needs.ports) remaining.ports.add(port);
    for (const { hostPort, protocol } of record.hostPorts ?? []) remaining.ports.add(`${hostPort}/${protocol}`);
  }
  return remaining;
}

export type Lack = "CPU" | "MEMORY" | "PORTS" | "ENI";

/** What is missing for one more task. */
export function lacksFor(needs: Needs, remaining: Remaining): Lack[] {
  const lacks: Lack[] = [];
  if (needs.cpu > remaining.cpu) lacks.push("CPU");
  if (needs.memory > remaining.memory) lacks.push("MEMORY");
  if (needs.ports.some((port) => remaining.ports.has(port))) lacks.push("PORTS");
  if (needs.interfaces > remaining.interfaces) lacks.push("ENI");
  return lacks;
}
