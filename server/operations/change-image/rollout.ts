import "server-only";
import type { ChangeImageInput } from "@/lib/contracts/environment-changes";
import { listTargetHealth } from "@/server/aws/read/load-balancing";
import { findService, listStoppedTasks, type Service } from "@/server/aws/write/ecs";
import { inventory } from "@/server/inventory";
import { defineStep, done, type Outcome, type StepContext, wait } from "../definition";
import { judgeRollout, type Rollout } from "../provision/health/rollout";
import { touchService } from "../services/require-service";
import { check } from "./check";
import { owedUndo, putBack, retryOf } from "./put-back";
import { register } from "./register";

/** ECS's circuit breaker, where the service has it, is faster. */
const MAX_MS = 15 * 60_000;

type Context = StepContext<ChangeImageInput>;

/** Every wanted task runs the new image and is healthy; else the service goes back. */
export const rollout = defineStep<ChangeImageInput, { healthy: string }>({
  key: "rollout",
  title: ({ service }) => `All tasks of ${service} replaced and healthy`,
  after: ["update"],
  timeoutMs: 20 * 60_000,
  settles: true,
  retry: retryOf(["check", "register", "update"]),
  async run(context): Promise<Outcome<{ healthy: string }>> {
    const owed = owedUndo(context.memory);
    if (owed !== null) return putBack(context, owed);
    if (context.cancelled) return putBack(context, { why: "cancelled", problem: "" });
    const judged = await judge(context);
    if (judged.state === "arrived") return done({ healthy: judged.words }, judged.words);
    if (judged.state === "failed")
      return putBack(context, { why: "failed", problem: judged.message, reason: judged.reason });
    if (context.elapsedMs > MAX_MS) return putBack(context, { why: "failed", problem: judged.words });
    return wait(context.elapsedMs < 15_000 ? 1_000 : 3_000, judged.words);
  },
});

async function judge(context: Context): Promise<Rollout> {
  const { service: name } = context.input;
  const { clusterArn, targetGroupArn } = context.output(check);
  const { taskDefinitionArn } = context.output(register);
  const [service, targets, stopped] = await Promise.all([
    findService(clusterArn, name),
    targetGroupArn === null ? [] : listTargetHealth(targetGroupArn),
    listStoppedTasks(clusterArn, name),
  ]);
  const desiredCount = service?.desiredCount ?? 0;
  const judged = judgeRollout({ service, taskDefinitionArn, desiredCount, targets, stopped });
  touchService({ arn: "", clusterArn }, name);
  if (targetGroupArn !== null) inventory().touch(`targetHealth:${targetGroupArn}`);
  const verdict = verdictOf(service, taskDefinitionArn);
  return judged.state === "failed" && verdict ? { ...judged, message: verdict } : judged;
}

/** What ECS says of the rollout that it has ended: after a rollback it is not the primary one any more. */
const verdictOf = (service: Service | null, taskDefinitionArn: string): string | undefined =>
  service?.deployments?.find((each) => each.taskDefinition === taskDefinitionArn && each.rolloutState === "FAILED")
    ?.rolloutStateReason;
