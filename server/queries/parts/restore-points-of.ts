import "server-only";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import type { StageFact } from "@/lib/domain/facts";
import { planRollback } from "@/lib/domain/rollback/plan-rollback";
import { listRestorePoints, variableWritesSince } from "../../store";

/** What a stage has served, newest first, each with what going back to it would change now. */
export async function restorePointsOf(apiId: string, stage: StageFact): Promise<EnvironmentDetail["restorePoints"]> {
  const points = await listRestorePoints(apiId, stage.stage);
  const oldest = points.at(-1);
  if (oldest === undefined) return [];
  const writes = await variableWritesSince(apiId, stage.stage, new Date(oldest.at));
  return points.map((point) => {
    const since = writes.filter(({ at }) => at >= new Date(point.at));
    return { ...point, rollback: planRollback(point, stage, since) };
  });
}
