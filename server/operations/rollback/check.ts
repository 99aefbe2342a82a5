import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { RollbackInput } from "@/lib/contracts/commands";
import { planRollback } from "@/lib/domain/rollback/plan-rollback";
import { deploymentExists, findStage } from "@/server/aws/write/api-gateway";
import { getRestorePoint } from "@/server/store/restore-points";
import { variableWritesSince } from "@/server/store/stage-changes";
import { defineStep, done } from "../definition";
import type { Change } from "../stage-change/target";

/** The restore point and its snapshot exist still. Of the variables, only what operations have set since goes back. */
export const check = defineStep<RollbackInput, Change>({
  key: "check",
  title: () => "Look whether the former snapshot exists",
  after: [],
  timeoutMs: 60_000,
  async run({ input }) {
    const { apiId, stage, restorePointId } = input;
    const point = await getRestorePoint(apiId, stage, restorePointId);
    if (point === null) throw gone(`Stage ${stage} has no such restore point.`);
    if (!(await deploymentExists(apiId, point.deploymentId))) throw gone(`Snapshot ${point.deploymentId} is gone.`);
    const current = await findStage(apiId, stage);
    if (current === null) throw gone(`Stage ${stage} does not exist any more.`);
    const writes = await variableWritesSince(apiId, stage, new Date(point.at));
    const { set, remove } = planRollback(point, current, writes);
    return done({ deploymentId: point.deploymentId, set, remove }, `snapshot ${point.deploymentId} exists`);
  },
});

const gone = (message: string) =>
  new AppFailure({ code: "not_found", message, remedy: "Choose another snapshot from the stage's history." });
