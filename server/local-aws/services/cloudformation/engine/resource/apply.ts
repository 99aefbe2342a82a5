/** Brings one resource to what its template says: made, changed in place, replaced, or left as it is. */
import { isDeepStrictEqual } from "node:util";
import type { World } from "../../../../world";
import { validationError } from "../../errors";
import { evaluateValue } from "../../functions/evaluate";
import { leftoverKey, leftovers, type ResourceRecord, resourceKey, resources, type StackRecord } from "../../records";
import { conform } from "../../resources/conform";
import { findType } from "../../resources/registry";
import type { ResourceType } from "../../resources/resource-type";
import type { ResourceDefinition, ValueMap } from "../../template/model";
import type { Engine, Work } from "../engine";
import type { Goal } from "../goal";
import { sayResource } from "../say";
import { Cancelled, reasonOf } from "./failure";
import { needsReplacement } from "./replacement";
import { existingFor, requestFor } from "./request";
import { waitUntil } from "./wait";

export interface Task {
  engine: Engine;
  work: Work;
  world: World;
  region: string;
  stack: StackRecord;
  turn: string;
  type: ResourceType;
}

/** Never throws: what went wrong is the resource's status. */
export async function apply(
  engine: Engine,
  work: Work,
  region: string,
  stack: StackRecord,
  goal: Goal,
  logicalId: string,
  turn: string,
): Promise<void> {
  const { world } = engine;
  const definition = goal.template.Resources[logicalId];
  if (!definition) return;
  const stored = resources(world, region).get(resourceKey(stack.StackId, logicalId));
  const record = prepared(world, stack, goal, logicalId, definition, stored);
  const fresh = record.physicalId === undefined;
  try {
    const type = findType(definition.Type);
    const evaluated = evaluateValue(definition.Properties, goal.scope) as ValueMap;
    const wanted = conform(type, logicalId, evaluated);
    const task: Task = { engine, work, world, region, stack, turn, type };
    await bring(task, record, wanted);
  } catch (error) {
    if (error instanceof Cancelled && engine.stopping.signal.aborted) return;
    const now = resources(world, region).get(resourceKey(stack.StackId, logicalId)) ?? record;
    const creating = fresh && now.replaced === undefined;
    const cancelled = creating ? "Resource creation cancelled" : "Resource update cancelled";
    const reason = error instanceof Cancelled ? cancelled : reasonOf(world, error);
    sayResource(world, region, stack, { ...now, turn }, creating ? "CREATE_FAILED" : "UPDATE_FAILED", reason);
  }
}

function prepared(
  world: World,
  stack: StackRecord,
  goal: Goal,
  logicalId: string,
  definition: ResourceDefinition,
  stored: ResourceRecord | undefined,
): ResourceRecord {
  const common = {
    StackId: stack.StackId,
    logicalId,
    dependsOn: goal.dependencies.get(logicalId) ?? [],
    deletionPolicy: definition.DeletionPolicy,
    updateReplacePolicy: definition.UpdateReplacePolicy,
    metadata: definition.Metadata,
  };
  if (stored) return { ...stored, ...common };
  return {
    ...common,
    type: definition.Type,
    Status: "CREATE_IN_PROGRESS",
    timestamp: new Date(world.now()),
    properties: {},
    attributes: {},
    turn: "",
  };
}

async function bring(task: Task, record: ResourceRecord, wanted: ValueMap): Promise<void> {
  const { turn, type } = task;
  const resumed = record.turn === turn;
  if (record.physicalId === undefined || record.partial) return create(task, record, wanted, resumed || record.partial);
  // Made before a crash, not yet seen to be ready.
  if (resumed && /^CREATE_IN_PROGRESS$/.test(record.Status)) return settle(task, record, "CREATE_COMPLETE");
  if (resumed && record.replaced && record.Status === "UPDATE_IN_PROGRESS" && !record.pending) {
    return settle(task, record, "UPDATE_COMPLETE");
  }
  const same = record.type === type.type && isDeepStrictEqual(record.properties, wanted);
  const failed = record.Status.endsWith("_FAILED");
  if (same && record.pending === undefined && !failed && !tagsChanged(task)) return leave(task, record);
  if (record.type !== type.type || needsReplacement(type, record.properties, wanted)) {
    return replace(task, record, wanted);
  }
  return update(task, record, wanted);
}

/** Nothing to do: no event, as on AWS. */
function leave({ world, region, stack, turn }: Task, record: ResourceRecord): void {
  resources(world, region).put(resourceKey(stack.StackId, record.logicalId), { ...record, turn });
}

/** The stack's own tags reach every resource that has tags. */
function tagsChanged({ stack, type }: Task): boolean {
  const before = stack.previous?.tags;
  return before !== undefined && type.propertyNames.includes("Tags") && !isDeepStrictEqual(before, stack.inputs.tags);
}

async function create(task: Task, record: ResourceRecord, wanted: ValueMap, resumed = false): Promise<void> {
  const { world, region, stack, turn, type } = task;
  const isReplacement = record.replaced !== undefined;
  const started = { ...record, type: type.type, properties: wanted, pending: undefined, attributes: {}, turn };
  const status = isReplacement ? "UPDATE_IN_PROGRESS" : "CREATE_IN_PROGRESS";
  if (resumed || isReplacement) resources(world, region).put(resourceKey(stack.StackId, record.logicalId), started);
  else sayResource(world, region, stack, started, status);
  const key = resourceKey(stack.StackId, record.logicalId);
  const request = requestFor(world, region, stack, started, (id) => {
    const now = resources(world, region).get(key) ?? started;
    resources(world, region).put(key, { ...now, physicalId: id, partial: true });
  });
  const found = resumed ? await type.find?.(request) : undefined;
  // What an earlier attempt left unfinished, and cannot be finished, goes first.
  if (found === undefined && record.partial) await type.delete(existingFor(world, region, stack, started));
  const physicalId = found ?? (await type.create(request));
  const whole = { ...started, physicalId, partial: undefined };
  const made = sayResource(world, region, stack, whole, status, "Resource creation Initiated");
  await settle(task, made, isReplacement ? "UPDATE_COMPLETE" : "CREATE_COMPLETE");
}

async function replace(task: Task, record: ResourceRecord, wanted: ValueMap): Promise<void> {
  const { world, region, stack, turn, type } = task;
  const { physicalId = "", properties, attributes, logicalId } = record;
  if (type.nameProperty !== undefined && record.type === type.type) {
    const name = wanted[type.nameProperty];
    if (name !== undefined && name === properties[type.nameProperty]) {
      throw validationError(
        `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${String(name)} and update the stack again.`,
      );
    }
  }
  const old = { type: record.type, physicalId, properties, attributes };
  const leftover = {
    ...old,
    StackId: stack.StackId,
    logicalId,
    dependsOn: record.dependsOn,
    policy: record.updateReplacePolicy,
  };
  leftovers(world, region).put(leftoverKey(leftover), leftover);
  const emptied = {
    ...record,
    type: type.type,
    physicalId: undefined,
    properties: wanted,
    attributes: {},
    replaced: old,
    turn,
  };
  const reason = "Requested update requires the creation of a new physical resource; hence creating one.";
  const said = sayResource(world, region, stack, emptied, "UPDATE_IN_PROGRESS", reason);
  await create(task, said, wanted, false);
}

async function update(task: Task, record: ResourceRecord, wanted: ValueMap): Promise<void> {
  const { world, region, stack, turn, type } = task;
  const previous = record.pending ?? record.properties;
  const started = { ...record, pending: wanted, turn };
  const said =
    record.turn === turn && record.Status === "UPDATE_IN_PROGRESS"
      ? started
      : sayResource(world, region, stack, started, "UPDATE_IN_PROGRESS");
  const existing = existingFor(world, region, stack, { ...said, properties: wanted });
  await type.update?.({ ...existing, previous });
  await settle(task, { ...said, properties: wanted, pending: undefined }, "UPDATE_COMPLETE");
}

async function settle(
  task: Task,
  record: ResourceRecord,
  status: "CREATE_COMPLETE" | "UPDATE_COMPLETE",
): Promise<void> {
  const { engine, work, world, region, stack, type } = task;
  const existing = existingFor(world, region, stack, record);
  await waitUntil(engine, work, async () => (await type.stable?.(existing)) ?? true);
  const attributes = (await type.attributes?.(existing)) ?? {};
  sayResource(world, region, stack, { ...record, attributes }, status);
}
