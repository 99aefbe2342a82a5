import "server-only";
import { z } from "zod";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ChangeImageInput } from "@/lib/contracts/environment-changes";
import { lastPart } from "@/lib/domain/services/names";
import { findService, updateService } from "@/server/aws/write/ecs";
import type { Retry, StepContext } from "../definition";
import { touchService } from "../services/require-service";
import { check } from "./check";
import { register } from "./register";

const undoSchema = z.object({
  why: z.enum(["failed", "cancelled"]),
  problem: z.string(),
  reason: z.string().optional(),
});
type Undo = z.infer<typeof undoSchema>;
type Memory = StepContext<ChangeImageInput>["memory"];

/** What an earlier run of the step, or of the operation, has decided to take back: it must not be judged again. */
export const owedUndo = ({ undo }: Memory): Undo | null => undoSchema.safeParse(undo).data ?? null;

/** For a retry: what is owed is taken back first, and no more; once it is, everything begins anew. */
export const retryOf =
  (redo: string[]) =>
  ({ undo, settled }: Memory): Retry =>
    settled === true ? { redo, memory: {} } : { redo: [], memory: undo === undefined ? {} : { undo } };

/**
 * Lets the service run its former revision again, unless ECS has done so already or somebody has changed it since; then
 * the step ends. Done again, it is the same: that it is owed is remembered first.
 * @throws AppFailure always: `cancelled`, or `check_failed` with the verdict; AwsFailure when AWS refuses it.
 */
export async function putBack(context: StepContext<ChangeImageInput>, undo: Undo): Promise<never> {
  const { service, image } = context.input;
  await context.remember({ undo });
  const { clusterArn, former } = context.output(check);
  const { taskDefinitionArn } = context.output(register);
  const running = (await findService(clusterArn, service))?.taskDefinition;
  if (running === taskDefinitionArn) {
    await updateService(clusterArn, service, { taskDefinition: former });
    touchService({ arn: "", clusterArn }, service);
  }
  const restored = running === taskDefinitionArn || running === former;
  await context.remember({ settled: true });
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
