import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ChangeImageInput } from "@/lib/contracts/environment-changes";
import { lastPart } from "@/lib/domain/services/names";
import { findService, updateService } from "@/server/aws/write/ecs";
import { defineStep, done } from "../definition";
import { touchService } from "../services/require-service";
import { check } from "./check";
import { register } from "./register";

/** Lets the service run the new revision. */
export const update = defineStep<ChangeImageInput, { updated: true }>({
  key: "update",
  title: ({ service }) => `Roll out to ${service}`,
  after: ["register"],
  timeoutMs: 120_000,
  settles: true,
  async run(context) {
    const { service } = context.input;
    const { clusterArn, former } = context.output(check);
    const { taskDefinitionArn } = context.output(register);
    const running = (await findService(clusterArn, service))?.taskDefinition;
    // A run that was cut off has done it: then the rollout's step puts it back.
    if (running === taskDefinitionArn) return done({ updated: true }, "rolling out");
    if (context.cancelled) {
      const message = `Cancelled before ${service} was changed.`;
      throw new AppFailure({ code: "cancelled", message, remedy: "Retry to go on." });
    }
    if (running !== former) {
      const reason = running === undefined ? "It is gone." : `It runs ${lastPart(running)} now.`;
      const message = `The service ${service} was changed by somebody else in the meantime.`;
      throw new AppFailure({ code: "conflict", message, reason, remedy: "Look at it, then start again." });
    }
    await updateService(clusterArn, service, { taskDefinition: taskDefinitionArn });
    touchService({ arn: "", clusterArn }, service);
    context.report({ result: { from: lastPart(former), to: lastPart(taskDefinitionArn), restored: null } });
    return done({ updated: true }, "rolling out");
  },
});
