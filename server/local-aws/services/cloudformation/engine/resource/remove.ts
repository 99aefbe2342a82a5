/** Removes one resource, or what is left over of one. */
import type { ResourceStatus } from "@aws-sdk/client-cloudformation";
import { isInUse, isMissing } from "../../calls";
import { type LeftoverRecord, leftoverKey, leftovers, type ResourceRecord, type StackRecord } from "../../records";
import { findType } from "../../resources/registry";
import type { Existing, ResourceType } from "../../resources/resource-type";
import type { ValueMap } from "../../template/model";
import type { Engine, Work } from "../engine";
import { type Said, sayEvent, sayResource } from "../say";
import { Cancelled, reasonOf } from "./failure";
import { existingFor } from "./request";
import { pause, waitUntil } from "./wait";

/** How long a refusal because of something in use is borne, ms: a network interface goes only after its task. */
const PATIENCE_MS = 30_000;

type Subject = Said & { attributes: ValueMap; properties: ValueMap };
type Say = (status: ResourceStatus, reason?: string) => void;

export async function removeResource(
  engine: Engine,
  work: Work,
  region: string,
  stack: StackRecord,
  stored: ResourceRecord,
  turn: string,
): Promise<void> {
  const { world } = engine;
  let record: ResourceRecord = { ...stored, turn };
  const say: Say = (status, reason) => {
    record = sayResource(world, region, stack, record, status, reason);
  };
  if (keeps(stack, record)) return say("DELETE_SKIPPED");
  if (record.physicalId === undefined) return say("DELETE_COMPLETE");
  await remove(engine, work, region, stack, record, say);
}

/** Whatever comes of it, the stack forgets it: AWS leaves what it could not clean up. */
export async function removeLeftover(
  engine: Engine,
  work: Work,
  region: string,
  stack: StackRecord,
  leftover: LeftoverRecord,
): Promise<void> {
  const { world } = engine;
  const say: Say = (status, reason) => {
    if (status !== "DELETE_IN_PROGRESS") leftovers(world, region).delete(leftoverKey(leftover));
    sayEvent(world, region, stack, leftover, status, reason);
  };
  if (leftover.policy === "Retain") return say("DELETE_SKIPPED");
  await remove(engine, work, region, stack, leftover, say);
}

/** What its author wants to stay; nothing that was only just made, unless said so. */
function keeps(stack: StackRecord, record: ResourceRecord): boolean {
  if (stack.operation?.retain.includes(record.logicalId)) return true;
  if (record.deletionPolicy === "RetainExceptOnCreate") return !stack.operation?.rolledBack;
  return record.deletionPolicy === "Retain";
}

async function remove(
  engine: Engine,
  work: Work,
  region: string,
  stack: StackRecord,
  subject: Subject,
  say: Say,
): Promise<void> {
  say("DELETE_IN_PROGRESS");
  try {
    const type = findType(subject.type);
    const existing = existingFor(engine.world, region, stack, subject);
    await deletePatiently(engine, work, type, existing);
    await waitUntil(engine, work, async () => (await type.gone?.(existing)) ?? true);
    say("DELETE_COMPLETE");
  } catch (error) {
    if (error instanceof Cancelled) return;
    if (isMissing(error)) return say("DELETE_COMPLETE");
    say("DELETE_FAILED", reasonOf(engine.world, error));
  }
}

async function deletePatiently(
  engine: Engine,
  work: Work,
  type: ResourceType,
  existing: Existing<ValueMap>,
): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await type.delete(existing);
    } catch (error) {
      if (isMissing(error)) return;
      if (!isInUse(error) || performance.now() > deadline) throw error;
    }
    await pause(engine, work);
  }
}
