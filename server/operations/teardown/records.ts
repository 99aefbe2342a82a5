import "server-only";
import { environmentTag } from "@/lib/domain/ownership";
import type { MadeRecord, RemovalRecords } from "@/lib/domain/teardown/records";
import { getOperation } from "@/server/store";
import { listRestorableDeployments, listUntaggedRecords } from "@/server/store/made-things";

/** What an operation registered. Where somebody else goes on with the family, nothing else tells of it. */
export async function definitionsOf(operationId: string | undefined): Promise<string[]> {
  const { steps = [] } = (operationId && (await getOperation(operationId))) || {};
  const made = steps.flatMap(({ resources }) => resources).filter(({ created }) => created);
  return made.filter(({ type }) => type === "task definition").map(({ id }) => id);
}

const UNTAGGED = new Set(["resource", "method", "stage"]);

/**
 * What Stageway's operations have made that cannot say so itself or cannot be listed, and what stages can be rolled back
 * to.
 */
export async function removalRecords(): Promise<RemovalRecords & { logGroupNames: string[] }> {
  const [records, restorable] = await Promise.all([listUntaggedRecords(), listRestorableDeployments()]);
  const made = new Map<string, MadeRecord>();
  const logGroups = new Set<string>();
  for (const { operationId, apiName, stage, resources } of records) {
    for (const { id, created, removed } of resources.filter(({ type }) => type === "log group")) {
      if (removed) logGroups.delete(id);
      else if (created) logGroups.add(id);
    }
    for (const { type, id, created, removed } of resources.filter((each) => UNTAGGED.has(each.type))) {
      if (removed) made.delete(`${type} ${id}`);
      else if (created) made.set(`${type} ${id}`, { operationId, environment: environmentTag(apiName, stage) });
    }
  }
  const restorePoints = new Map<string, string[]>();
  for (const { apiId, stage, deploymentId } of restorable) {
    const at = `${apiId}/${stage}`;
    restorePoints.set(at, [...(restorePoints.get(at) ?? []), deploymentId]);
  }
  return { made, restorePoints, logGroupNames: [...logGroups] };
}
