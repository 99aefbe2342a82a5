/** The tasks of a region, with an index of whose they are: the scheduler and every describe ask for it all the time. */
import type { Table } from "../../../store";
import type { World } from "../../../world";
import { type TaskRecord, tasks } from "../records";

interface Index {
  byService: Map<string, Set<string>>;
  byCluster: Map<string, Set<string>>;
}

/** Derived from the table, which lives as long as its store. */
const indexes = new WeakMap<Table<TaskRecord>, Index>();

export function putTask(world: World, region: string, record: TaskRecord): void {
  const table = tasks(world, region);
  const index = indexOf(table);
  table.put(record.task.taskArn, record);
  add(index, record);
}

export function deleteTask(world: World, region: string, record: TaskRecord): void {
  const table = tasks(world, region);
  const index = indexOf(table);
  table.delete(record.task.taskArn);
  index.byCluster.get(record.task.clusterArn)?.delete(record.task.taskArn);
  if (record.serviceArn) index.byService.get(record.serviceArn)?.delete(record.task.taskArn);
}

/** In order of creation, stopped ones included as long as they are visible. */
export function tasksOfService(world: World, region: string, serviceArn: string): TaskRecord[] {
  return read(world, region, (index) => index.byService.get(serviceArn));
}

export function tasksOfCluster(world: World, region: string, clusterArn: string): TaskRecord[] {
  return read(world, region, (index) => index.byCluster.get(clusterArn));
}

/** Counts as running: it runs and is meant to. */
export function isRunning({ task }: TaskRecord): boolean {
  return task.lastStatus === "RUNNING" && task.desiredStatus === "RUNNING";
}

/** On its way to running. */
export function isPending({ task }: TaskRecord): boolean {
  return task.desiredStatus === "RUNNING" && task.lastStatus !== "RUNNING";
}

function read(world: World, region: string, pick: (index: Index) => Set<string> | undefined): TaskRecord[] {
  const table = tasks(world, region);
  const arns = pick(indexOf(table)) ?? [];
  return [...arns].flatMap((arn) => table.get(arn) ?? []);
}

function indexOf(table: Table<TaskRecord>): Index {
  let index = indexes.get(table);
  if (!index) {
    index = { byService: new Map(), byCluster: new Map() };
    indexes.set(table, index);
    for (const record of table.values()) add(index, record);
  }
  return index;
}

function add(index: Index, record: TaskRecord): void {
  addTo(index.byCluster, record.task.clusterArn, record.task.taskArn);
  if (record.serviceArn) addTo(index.byService, record.serviceArn, record.task.taskArn);
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key) ?? new Set();
  map.set(key, set.add(value));
}
