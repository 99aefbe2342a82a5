import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { DeployInput } from "@/lib/contracts/commands";
import { variableOf, variablesUsed } from "@/lib/domain/stage-variables";
import { editableApi } from "@/server/aws/read/api-gateway";
import { findStage } from "@/server/aws/write/api-gateway";
import { defineStep, done } from "../definition";

/** What the snapshot would be can be deployed, and every variable that it uses will be set. */
export const check = defineStep<DeployInput, { set: Record<string, string> }>({
  key: "check",
  title: ({ stage }) => `Check the API and ${stage}`,
  after: [],
  timeoutMs: 120_000,
  async run({ input }) {
    const { apiId, stage, variables, serving } = input;
    const [{ methods }, found] = await Promise.all([editableApi(apiId), findStage(apiId, stage)]);
    const serves = found?.deploymentId ?? null;
    if (serves !== serving) throw stageMoved(stage, serves);
    if (methods.length === 0) throw refused("The API has no methods.", "Add one, or import a definition.");
    const bare = methods.find(({ integration }) => integration === null);
    if (bare)
      throw refused(
        `${bare.httpMethod} ${bare.path} has no integration.`,
        "Give it one, or remove it: AWS refuses too.",
      );
    // What the stage has set already is nobody's to change here.
    const has = (name: string) => found !== null && variableOf(found.variables, name);
    const set = Object.fromEntries(Object.entries(variables).filter(([name]) => !has(name)));
    const lacking = variablesUsed(methods).filter((name) => !has(name) && !variableOf(set, name));
    if (lacking.length > 0)
      throw refused(`Stage ${stage} would lack ${lacking.join(", ")}.`, "Give each variable a value.");
    return done({ set }, `${methods.length} methods, every variable set`);
  },
});

const refused = (message: string, remedy: string) => new AppFailure({ code: "check_failed", message, remedy });

const stageMoved = (stage: string, now: string | null) =>
  new AppFailure({
    code: "conflict",
    message: `Stage ${stage} has moved on since you looked.`,
    reason: now === null ? "It does not exist any more." : `It serves ${now} now.`,
    remedy: "Look at the undeployed changes again.",
  });
