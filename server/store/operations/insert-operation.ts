import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { OperationKind } from "@/lib/contracts/operations";
import { recordAudit } from "../audit";
import { type Database, database } from "../connection/database";
import { isUniqueViolation } from "../connection/unique-violation";
import type { OperationRow } from "../rows";
import { type Json, operations, steps } from "../schema";

export interface NewOperation {
  kind: OperationKind;
  title: string;
  apiName: string;
  apiId?: string;
  stage: string;
  actor: string;
  input: Json;
  steps: { key: string; title: string; after: string[] }[];
}

/**
 * Keeps new operations with their steps and audit rows, all or nothing; answers their ids.
 * @throws AppFailure `conflict`, naming the operation that holds one of the environments.
 */
export async function insertOperations(planned: NewOperation[]): Promise<string[]> {
  const db = await database();
  const withIds = planned.map((operation) => ({ id: randomUUID(), operation }));
  try {
    await db.transaction(async (tx) => {
      for (const { id, operation } of withIds) await insertAll(tx as Database, id, operation);
    });
  } catch (thrown) {
    if (isUniqueViolation(thrown, "operations_live_environment")) throw await someHeld(planned);
    throw thrown;
  }
  return withIds.map(({ id }) => id);
}

/** Names the first that is held. By now its holder may have ended: then the refusal does not name it. */
async function someHeld(planned: NewOperation[]): Promise<AppFailure> {
  for (const environment of planned) {
    if (await findLiveOperation(environment.apiName, environment.stage)) return environmentHeld(environment);
  }
  return environmentHeld({ apiName: planned[0]?.apiName ?? "", stage: planned[0]?.stage ?? "" });
}

async function insertAll(tx: Database, id: string, { steps: planned, ...operation }: NewOperation): Promise<void> {
  await tx.insert(operations).values({ id, status: "queued", ...operation });
  await tx.insert(steps).values(
    planned.map((step, position) => ({
      operationId: id,
      position,
      status: "pending" as const,
      commands: [],
      resources: [],
      memory: {},
      ...step,
    })),
  );
  await recordAudit(
    {
      actor: operation.actor,
      action: `${operation.kind}.start`,
      target: `${operation.apiName}/${operation.stage}`,
      outcome: "ok",
      input: operation.input,
      operationId: id,
    },
    tx,
  );
}

/** The live operation on an environment, if any. */
export async function findLiveOperation(apiName: string, stage: string): Promise<OperationRow | undefined> {
  const [row] = await (await database())
    .select()
    .from(operations)
    .where(
      and(
        eq(operations.apiName, apiName),
        eq(operations.stage, stage),
        inArray(operations.status, ["queued", "running", "cancelling"]),
      ),
    );
  return row;
}

/** The refusal that names who holds the environment. */
export async function environmentHeld(environment: { apiName: string; stage: string }): Promise<AppFailure> {
  const { apiName, stage } = environment;
  const holder = await findLiveOperation(apiName, stage);
  const who = holder === undefined ? "Another operation" : `“${holder.title}” (started by ${holder.actor})`;
  return new AppFailure({
    code: "conflict",
    message: `${who} is working on ${apiName}/${stage}.`,
    reason: holder === undefined ? undefined : `Operation ${holder.id}`,
    remedy: "Wait until it has ended, or cancel it on its page.",
  });
}
