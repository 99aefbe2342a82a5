import "server-only";
import { z } from "zod";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { servicesOf } from "@/lib/domain/provisioning/services-of";
import type { StageInfo } from "@/server/aws/write/api-gateway";
import { done, type Outcome, type StepContext, wait } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { moveStage } from "../../stage-change/move-stage";
import { keepRestorePoint } from "../../stage-change/restore-point";
import { boundVariables } from "../entry";
import { targetsHealthy } from "../health/targets-healthy";
import { nthKey } from "../nth";
import { type Made, servesMethods, snapshot } from "./snapshot";

type Context = StepContext<ProvisionInput>;

/** What is begun once is gone on with after a crash: what the stage has by then tells no longer what it had. */
const begunMove = z.object({
  before: z.object({
    previous: z.object({ deploymentId: z.string(), variables: z.record(z.string(), z.string()) }).nullable(),
  }),
  change: z.object({
    deploymentId: z.string(),
    set: z.record(z.string(), z.string()),
    remove: z.array(z.string()),
  }),
});
type BegunMove = z.infer<typeof begunMove>;

/**
 * A stage that exists keeps its variables, and its snapshot where that has the methods already. Others call it: it is
 * moved only once all that it would lead to is healthy, and what it served before is kept.
 */
export async function joinStage(context: Context, apiId: string, found: StageInfo): Promise<Outcome<Made>> {
  const target = { apiId, stage: context.input.stage };
  const begun = begunMove.safeParse(context.memory.move).data;
  if (begun !== undefined) return move(context, apiId, begun);
  // Known to have to wait: looking again would only cost calls.
  if (context.memory.joins === true && !isHealthy(context)) return untilHealthy(context);
  const set = lacking(context, found);
  const serves = found.deploymentId !== null && (await servesMethods(context, apiId));
  if (serves && found.deploymentId !== null && Object.keys(set).length === 0) {
    context.resource("stage", `${apiId}/${target.stage}`, false);
    return done({ deploymentId: found.deploymentId }, `found, serving ${found.deploymentId}`);
  }
  if (!isHealthy(context)) {
    await context.remember({ joins: true });
    return untilHealthy(context);
  }
  const deploymentId = serves && found.deploymentId ? found.deploymentId : await snapshot(context, apiId);
  const kept = await keepRestorePoint(context, target);
  if (!kept.done) return kept;
  const fresh: BegunMove = { before: kept.output, change: { deploymentId, set, remove: [] } };
  await context.remember({ move: fresh });
  return move(context, apiId, fresh);
}

const untilHealthy = ({ input: { stage } }: Context): Outcome<never> =>
  wait(3_000, `Stage ${stage} is there already: it is moved once the targets are healthy.`);

async function move(context: Context, apiId: string, { before, change }: BegunMove): Promise<Outcome<Made>> {
  // Told even if AWS's answer is not heard: a rollback takes away what was added.
  const fromDeploymentId = before.previous?.deploymentId;
  const { set: variables } = change;
  context.report({ result: { fromDeploymentId, addedVariables: Object.keys(variables), variables } });
  const { deploymentId } = change;
  await moveStage(context, { apiId, stage: context.input.stage }, before, change);
  return done({ deploymentId }, `updated, serving ${deploymentId}`);
}

/** The variables to add. @throws AppFailure `conflict` for one that is bound to something else. */
function lacking(context: Context, { variables }: StageInfo): Record<string, string> {
  const bound = boundVariables(context);
  const has = (variable: string): boolean => variables[variable] !== undefined;
  for (const [variable, address] of Object.entries(bound).filter(([each]) => has(each))) {
    const actual = variables[variable]?.toLowerCase();
    requireSettings(`stage ${context.input.stage}`, [[`its variable ${variable}`, actual, address.toLowerCase()]]);
  }
  return Object.fromEntries(Object.entries({ ...context.input.variables, ...bound }).filter(([each]) => !has(each)));
}

const isHealthy = (context: Context): boolean =>
  servicesOf(context.input).every((_, index) => context.isDone(nthKey(targetsHealthy.key, index)));
