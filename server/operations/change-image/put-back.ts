import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ChangeImageInput } from "@/lib/contracts/environment-changes";
import { lastPart } from "@/lib/domain/services/names";
import { findService, updateService } from "@/server/aws/write/ecs";
import type { StepContext } from "../definition";
import { touchService } from "../services/require-service";
import { check } from "./check";
import { register } from "./register";

interface Undo {
  why: "failed" | "cancelled";
  problem: string;
  reason?: string | undefined;
}

/**
 * Lets the service run its former revision again, unless ECS has done so already or somebody has changed it since; then
 * the step ends. Done again, it is the same.
 * @throws AppFailure always: `cancelled`, or `check_failed` with the verdict; AwsFailure when AWS refuses it.
 */
export async function putBack(context: StepContext<ChangeImageInput>, undo: Undo): Promise<never> {
  const { service, image } = context.input;
  const { clusterArn, former } = context.output(check);
  const { taskDefinitionArn } = context.output(register);
  const running = (await findService(clusterArn, service))?.taskDefinition;
  if (running === taskDefinitionArn) {
    await updateService(clusterArn, service, { taskDefinition: former });
    touchService({ arn: "", clusterArn }, service);
  }
  const restored = running === taskDefinitionArn || running === former;
  context.report({ result: { restored } });
  const now = restored ? `goes back to ${lastPart(former)}` : `runs ${running ? lastPart(running) : "nothing"} now`;
  if (undo.why === "cancelled") {
    const message = `Cancelled while ${image} was being rolled out. ${service} ${now}.`;
    throw new AppFailure({ code: "cancelled", message, remedy: "Retry to begin anew." });
  }
  throw new AppFailure({
    code: "check_failed",
    message: `${image} did not come up. ${service} ${now}.`,
    reason: [undo.problem, undo.reason].filter(Boolean).join(" "),
    remedy: "See the stopped tasks and their log on the service's page, then start again.",
  });
}
