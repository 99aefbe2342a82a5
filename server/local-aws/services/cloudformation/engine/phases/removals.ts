/** The phases that remove: dependents first, each as soon as nothing that is to go depends on it. */
import {
  type LeftoverRecord,
  leftoverKey,
  leftoversOf,
  type ResourceRecord,
  resourceKey,
  resourcesOf,
  type StackRecord,
} from "../../records";
import type { Engine } from "../engine";
import { goalOf } from "../goal";
import { removeLeftover, removeResource } from "../resource/remove";
import { begin } from "./begin";
import { completeRemovals } from "./complete-removals";
import { turnOf } from "./turn";

interface Removal {
  key: string;
  logicalId: string;
  dependsOn: string[];
  failed: boolean;
  run(): void;
}

export function advanceRemovals(engine: Engine, region: string, stack: StackRecord): void {
  const remaining = [
    ...leftoversOf(engine.world, region, stack.StackId).map((leftover) => removalOf(engine, region, stack, leftover)),
    ...toRemove(engine, region, stack).map((record) => resourceRemoval(engine, region, stack, record)),
  ];
  const blocked = (one: Removal) =>
    remaining.some((other) => other !== one && other.key !== one.key && other.dependsOn.includes(one.logicalId));
  const ready = remaining.filter((one) => !one.failed && !blocked(one));
  // What an operation that is given up was still making ends first.
  for (const { key } of remaining) {
    const work = engine.running.get(key);
    if (work && work.turn !== turnOf(stack)) work.cancelled = true;
  }
  for (const one of ready) one.run();
  const working = remaining.some((one) => engine.running.has(one.key));
  if (ready.length === 0 && !working) completeRemovals(engine, region, stack);
}

/** Everything when the stack goes; after an update, what its template no longer has. */
function toRemove(engine: Engine, region: string, stack: StackRecord): ResourceRecord[] {
  const all = resourcesOf(engine.world, region, stack.StackId).filter(
    (record) => record.Status !== "DELETE_COMPLETE" && record.Status !== "DELETE_SKIPPED",
  );
  if (stack.operation?.phase === "delete") return all;
  const { wanted } = goalOf(engine.world, region, stack);
  return all.filter((record) => !wanted.includes(record.logicalId));
}

function resourceRemoval(engine: Engine, region: string, stack: StackRecord, record: ResourceRecord): Removal {
  const key = resourceKey(stack.StackId, record.logicalId);
  const turn = turnOf(stack);
  return {
    key,
    logicalId: record.logicalId,
    dependsOn: record.dependsOn,
    failed: record.turn === turn && record.Status === "DELETE_FAILED",
    run: () => begin(engine, region, stack, key, (work) => removeResource(engine, work, region, stack, record, turn)),
  };
}

function removalOf(engine: Engine, region: string, stack: StackRecord, leftover: LeftoverRecord): Removal {
  const key = leftoverKey(leftover);
  return {
    key,
    logicalId: leftover.logicalId,
    dependsOn: leftover.dependsOn,
    failed: false,
    run: () => begin(engine, region, stack, key, (work) => removeLeftover(engine, work, region, stack, leftover)),
  };
}
