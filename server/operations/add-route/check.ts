import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { AddRouteInput } from "@/lib/contracts/environment-changes";
import { variableOf } from "@/lib/domain/stage-variables";
import { findStage } from "@/server/aws/write/api-gateway";
import { defineStep, done } from "../definition";
import { requireApi } from "../require-api";

/**
 * The API and the stage are there, the stage serves what the person saw, and the variable has a value or is given one.
 * Under the key that the steps of a route know the API by.
 */
export const api = defineStep<AddRouteInput, { apiId: string }>({
  key: "api",
  title: ({ stage, variableName }) => `Check ${stage} and its variable ${variableName}`,
  after: [],
  timeoutMs: 120_000,
  async run({ input }) {
    const { apiId, stage, serving, variableName, variables } = input;
    await requireApi(apiId);
    const found = await findStage(apiId, stage);
    if (found === null) throw new AppFailure({ code: "not_found", message: `There is no stage ${stage} (any more).` });
    if (found.deploymentId !== serving) {
      const message = `Stage ${stage} has moved on since you looked.`;
      const reason = `It serves ${found.deploymentId} now.`;
      throw new AppFailure({ code: "conflict", message, reason, remedy: "Look at the environment again." });
    }
    const value = variableOf(found.variables, variableName) || variableOf(variables, variableName);
    if (value) return done({ apiId }, `${variableName} = ${value}`);
    throw new AppFailure({
      code: "check_failed",
      message: `Stage ${stage} has no variable ${variableName}.`,
      remedy: "Choose one that it has, or give the new one a value.",
    });
  },
});
