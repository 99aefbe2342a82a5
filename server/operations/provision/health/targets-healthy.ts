import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { listTargetHealth } from "@/server/aws/read/load-balancing";
import { findService, listStoppedTasks } from "@/server/aws/write/ecs";
import { inventory } from "@/server/inventory";
import { defineStep, done, wait } from "../../definition";
import { cluster } from "../containers/cluster";
import { taskDefinition } from "../containers/task-definition";
import { targetGroup } from "../load-balancing/target-group";
import { judgeRollout } from "./rollout";

/** Every wanted task runs and answers the load balancer's health checks. */
export const targetsHealthy = defineStep<ProvisionInput, { healthy: string }>({
  key: "targets-healthy",
  title: ({ desiredCount }) => `${desiredCount} healthy ${desiredCount === 1 ? "target" : "targets"}`,
  after: ["service", "load-balancer-active"],
  timeoutMs: 20 * 60_000,
  // A rollout that failed is begun anew by the service's step.
  redo: ["task-definition", "service"],
  async run(context) {
    const { serviceName, desiredCount } = context.input;
    const { clusterArn } = context.output(cluster);
    const [service, targets, stopped] = await Promise.all([
      findService(clusterArn, serviceName),
      listTargetHealth(context.output(targetGroup).targetGroupArn),
      listStoppedTasks(clusterArn, serviceName),
    ]);
    const { taskDefinitionArn } = context.output(taskDefinition);
    const rollout = judgeRollout({ service, taskDefinitionArn, desiredCount, targets, stopped });
    if (rollout.state === "arrived") {
      inventory().touch(`targetHealth:${context.output(targetGroup).targetGroupArn}`, `services:${clusterArn}`);
      return done({ healthy: rollout.words }, rollout.words);
    }
    if (rollout.state === "underway") return wait(context.elapsedMs < 15_000 ? 1_000 : 3_000, rollout.words);
    throw new AppFailure({
      code: "aws_failed",
      message: rollout.message,
      reason: rollout.reason,
      remedy:
        "Correct the image, command or port in New environment and provision the same names again; what exists is reused.",
    });
  },
});
