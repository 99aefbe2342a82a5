import { resourceKey, resources, resourcesOf, type StackRecord } from "../../records";
import type { Engine } from "../engine";
import { end } from "./end";
import { turnOf } from "./turn";

/** All that could be removed is. */
export function completeRemovals(engine: Engine, region: string, stack: StackRecord): void {
  if (stack.operation?.phase === "cleanup") completeCleanup(engine, region, stack);
  else completeDelete(engine, region, stack);
}

/** What could not be cleaned up is no longer the stack's, as on AWS. */
function completeCleanup({ world }: Engine, region: string, stack: StackRecord): void {
  const turn = turnOf(stack);
  for (const record of resourcesOf(world, region, stack.StackId)) {
    if (record.turn === turn) resources(world, region).delete(resourceKey(stack.StackId, record.logicalId));
  }
  if (stack.Status.startsWith("UPDATE_ROLLBACK")) {
    end(world, region, stack, "UPDATE_ROLLBACK_COMPLETE", stack.StatusReason);
  } else {
    end(world, region, stack, "UPDATE_COMPLETE");
  }
}

function completeDelete({ world }: Engine, region: string, stack: StackRecord): void {
  const failed = resourcesOf(world, region, stack.StackId)
    .filter((record) => record.Status === "DELETE_FAILED")
    .map((record) => record.logicalId);
  const isRollback = stack.operation?.kind === "create" && stack.OnFailure !== "DELETE";
  if (failed.length > 0) {
    const reason = `The following resource(s) failed to delete: [${failed.join(", ")}].`;
    end(world, region, stack, isRollback ? "ROLLBACK_FAILED" : "DELETE_FAILED", reason);
  } else if (isRollback) {
    end(world, region, stack, "ROLLBACK_COMPLETE", stack.StatusReason);
  } else {
    end(world, region, { ...stack, DeletionTime: new Date(world.now()), Outputs: [] }, "DELETE_COMPLETE");
  }
}
