/** What load balancing keeps in memory for one endpoint: targets with their health, open listeners, caches. */
import { Agent } from "node:http";
import { Gate } from "../../dataplane/health/gate";
import { Scheduler } from "../../dataplane/health/scheduler";
import { REGISTERING, type TargetHealth } from "../../dataplane/health/target-health";
import type { LoopbackServer } from "../../dataplane/http/server";
import { WeightedTurns } from "../../dataplane/routing/weighted";
import type { World } from "../../world";
import { type TargetRecord, targets } from "./records";
import type { Topology } from "./topology";

export interface Target {
  record: TargetRecord;
  health: TargetHealth;
  /** One function per request being served, which breaks it off: the size is the number in flight. */
  inFlight: Set<() => void>;
  /** When it began to warm up (slow start), ms since the epoch. */
  warmingSince?: number;
}

export interface Group {
  arn: string;
  region: string;
  /** By `id|port`. */
  targets: Map<string, Target>;
  /** Whether a listener or rule forwards to it, as of the last change: what it was decides whether checks begin or end. */
  inUse: boolean;
  /** Who may get the next request; rebuilt when a target's health or registration changes. */
  candidates: Target[] | undefined;
  turn: number;
  warmTurns: WeightedTurns;
}

export interface OpenListener {
  server: LoopbackServer;
  /** The listener's own port, under which the network knows it. */
  port: number;
  unexpose: () => void;
}

export interface Runtime {
  scheduler: Scheduler;
  /** Every health check passes through it. */
  gate: Gate;
  agent: Agent;
  /** By ARN, which carries the region. */
  groups: Map<string, Group>;
  listeners: Map<string, OpenListener>;
  /** By listener ARN: the change of its port that is under way. */
  convergence: Map<string, Promise<void>>;
  /** Servers that take nothing new and end what they have. */
  closing: Set<Promise<void>>;
  /** By load balancer ARN: takes its name out of the network. */
  names: Map<string, () => void>;
  /** By DNS name in lower case. */
  byName: Map<string, { region: string; arn: string }>;
  topologies: Map<string, Topology>;
  /** Turns between the target groups of a weighted forward, by rule ARN. */
  groupTurns: Map<string, WeightedTurns>;
  /** False until `start`: handlers called without it (unit tests) open no sockets. */
  running: boolean;
}

const runtimes = new WeakMap<World, Runtime>();

export function runtimeOf(world: World): Runtime {
  let runtime = runtimes.get(world);
  if (!runtime) {
    runtime = newRuntime(world);
    runtimes.set(world, runtime);
    loadTargets(world, runtime);
  }
  return runtime;
}

/** A restarted endpoint in the same process (tests) begins anew. */
export function forgetRuntime(world: World): void {
  runtimes.delete(world);
}

function newRuntime(world: World): Runtime {
  return {
    scheduler: new Scheduler(() => world.now()),
    gate: new Gate(64, 250),
    // Given up before a target would: Node's servers, like Apache, close an idle connection after 5 s.
    agent: new Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 4_000 }),
    groups: new Map(),
    listeners: new Map(),
    convergence: new Map(),
    closing: new Set(),
    names: new Map(),
    byName: new Map(),
    topologies: new Map(),
    groupTurns: new Map(),
    running: false,
  };
}

function loadTargets(world: World, runtime: Runtime): void {
  for (const region of world.store.regions("elbv2/targets")) {
    for (const record of targets(world, region).values()) {
      addTarget(groupIn(runtime, region, record.TargetGroupArn), record);
    }
  }
}

export function groupOf(world: World, region: string, arn: string): Group {
  return groupIn(runtimeOf(world), region, arn);
}

function groupIn(runtime: Runtime, region: string, arn: string): Group {
  let group = runtime.groups.get(arn);
  if (!group) {
    const warmTurns = new WeightedTurns();
    group = { arn, region, targets: new Map(), inUse: false, candidates: undefined, turn: 0, warmTurns };
    runtime.groups.set(arn, group);
  }
  return group;
}

export const slot = (id: string, port: number): string => `${id}|${port}`;

export function addTarget(group: Group, record: TargetRecord): Target {
  const target: Target = { record, health: REGISTERING, inFlight: new Set() };
  group.targets.set(slot(record.Id, record.Port), target);
  group.candidates = undefined;
  return target;
}
