/** The running side of tasks: starts and stops their containers, and remembers how each one ended. */
import { type Pod, type PodSpec, PullError } from "../../../runtime/runtime";
import { nameOf } from "../arns";
import type { Ecs } from "../context";
import type { TaskRecord } from "../records";
import { findTaskDefinition } from "../task-definitions/find";
import { InitializationError, openLogs } from "./container-logs";
import { containerSpecs } from "./container-specs";
import type { HealthStatus } from "./health/check";
import { watchHealth } from "./health/watch";

const OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage";

export interface LivePod {
  state: "starting" | "running" | "stopping" | "ended";
  pod?: Pod;
  /** By container name. */
  digests: Map<string, string>;
  exits: Map<string, number>;
  /** Why a container ended, where there is more to say than its exit code. */
  reasons: Map<string, string>;
  /** Of containers with a health check. */
  health: Map<string, HealthStatus>;
  /** Ports that its containers listen on. */
  ports: Set<number>;
  /** Takes its address out of the network: until then a port that no container opened refuses, and does not time out. */
  leave: () => void;
  /** Why it could not start, in ECS's words. */
  failure?: string;
  pullStartedAt?: Date;
  pullStoppedAt?: Date;
}

/** Begins to pull and start; the outcome shows in the entry, and the scheduler is woken for it. */
export function startPod(ecs: Ecs, region: string, record: TaskRecord): LivePod {
  const leave = all(hostsOf(record).map((host) => ecs.world.network.attach(host)));
  const live: LivePod = {
    state: "starting",
    digests: new Map(),
    exits: new Map(),
    reasons: new Map(),
    health: knownHealth(record),
    ports: new Set(),
    leave,
  };
  ecs.pods.set(record.task.taskArn, live);
  void run(ecs, region, record, live)
    .catch((error: unknown) => {
      live.state = "ended";
      live.failure = failureOf(error);
    })
    .finally(ecs.wake);
  return live;
}

async function run(ecs: Ecs, region: string, record: TaskRecord, live: LivePod): Promise<void> {
  const { world, runtime } = ecs;
  const definition = findTaskDefinition(world, region, record.task.taskDefinitionArn);
  const definitions = definition?.containerDefinitions ?? [];
  const containers = containerSpecs(definitions, record.task);
  live.pullStartedAt = new Date(world.now());
  for (const { name, image } of containers) live.digests.set(name, (await runtime.pull(image)).digest);
  live.pullStoppedAt = new Date(world.now());
  if (live.state !== "starting") return;
  const id = nameOf(record.task.taskArn);
  const logs = openLogs(world, region, id, definitions);
  const pod = await runtime.start({
    id,
    containers,
    opened: (containerPort, loopbackPort) => expose(ecs, record, live, containerPort, loopbackPort),
    wrote: (container, _stream, text) => logs.get(container)?.write(text),
  } satisfies PodSpec);
  live.pod = pod;
  for (const [name, container] of pod.containers) {
    void container.exited.then((code) => {
      logs.get(name)?.close();
      live.exits.set(name, code);
      if (container.outOfMemory) live.reasons.set(name, OUT_OF_MEMORY);
      ecs.wake();
    });
  }
  // Stopped while it started.
  if (live.state !== "starting") {
    await pod.kill();
    return;
  }
  live.state = "running";
  watchHealth(ecs, live, definitions);
}

/** A task that was running before a restart of the endpoint keeps its health until a check says otherwise. */
function knownHealth({ task }: TaskRecord): Map<string, HealthStatus> {
  if (task.lastStatus !== "RUNNING") return new Map();
  return new Map(task.containers.map(({ name, healthStatus = "UNKNOWN" }) => [name, healthStatus]));
}

function expose(ecs: Ecs, record: TaskRecord, live: LivePod, containerPort: number, loopbackPort: number): () => void {
  live.ports.add(containerPort);
  const hide = all(
    hostsOf(record).flatMap((host) =>
      portsOf(record, containerPort).map((port) => ecs.world.network.expose(host, port, loopbackPort)),
    ),
  );
  ecs.wake();
  return () => {
    live.ports.delete(containerPort);
    hide();
  };
}

/** Where it is reached: at an address of its own, or at its instance, by id (as a target) or by address. */
function hostsOf({ networkInterface, host }: TaskRecord): string[] {
  if (networkInterface) return [networkInterface.privateIpAddress];
  return host ? [host.instanceId, host.privateIpAddress] : [];
}

/** Its containers share one network here, so a container port is known without its container's name. */
function portsOf({ networkInterface, hostPorts = [] }: TaskRecord, containerPort: number): number[] {
  if (networkInterface) return [containerPort];
  return hostPorts.filter((bound) => bound.containerPort === containerPort).map(({ hostPort }) => hostPort);
}

function all(actions: readonly (() => void)[]): () => void {
  return () => {
    for (const action of actions) action();
  };
}

/** Asks the containers to stop. Once all have ended, `state` is `ended`. */
export function stopPod(ecs: Ecs, live: LivePod): void {
  if (live.state === "ended") return;
  const wasStarting = live.state === "starting";
  live.state = "stopping";
  if (!live.pod) {
    // Nothing runs yet; `run` sees the state and goes no further, or ends what it has just started.
    if (wasStarting) live.state = "ended";
    return;
  }
  void live.pod.stop().finally(() => {
    live.state = "ended";
    ecs.wake();
  });
}

function failureOf(error: unknown): string {
  if (error instanceof InitializationError) return error.message;
  if (error instanceof PullError) return `CannotPullContainerError: ${error.message}`;
  return `CannotStartContainerError: ${error instanceof Error ? error.message : "the container could not be started"}`;
}
