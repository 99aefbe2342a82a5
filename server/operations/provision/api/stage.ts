import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import type { MethodFact } from "@/lib/domain/facts";
import { servicesOf } from "@/lib/domain/provisioning/services-of";
import { isAwsFailure } from "@/server/aws/errors";
import { exportMethods, listDeployments } from "@/server/aws/read/api-gateway";
import { createDeployment, findStage, type StageInfo, updateStage } from "@/server/aws/write/api-gateway";
import { inventory } from "@/server/inventory";
import { defineStep, done, type Outcome, type StepContext } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { boundVariables } from "../entry";
import { api } from "./api";
import { integrationUri } from "./integration";

type Context = StepContext<ProvisionInput>;
type Made = { deploymentId: string };

/** The stage serves a snapshot with the services' methods, its variables bound to their load balancers. */
export const stage = defineStep<ProvisionInput, Made>({
  key: "stage",
  title: ({ stage: name, variableName, more }) =>
    `Stage ${name} with ${[...new Set([variableName, ...more.map((each) => each.variableName)])].join(", ")}`,
  after: ["integration", "load-balancer", "listener-rule"],
  timeoutMs: 5 * 60_000,
  locksApi: true,
  async run(context) {
    const { apiId } = context.output(api);
    const found = await findStage(apiId, context.input.stage);
    const outcome = await (found === null ? make(context, apiId) : adapt(context, apiId, found));
    inventory().touch(`stages:${apiId}`, `deployments:${apiId}`);
    return outcome;
  },
});

/** One call makes snapshot and stage, so that neither exists without the other. */
async function make(context: Context, apiId: string): Promise<Outcome<Made>> {
  const { stage: name } = context.input;
  const variables = { ...context.input.variables, ...boundVariables(context) };
  const deploymentId = await context.making("stage", `${apiId}/${name}`, () =>
    createDeployment(apiId, description(context), { name, variables }),
  );
  context.resource("deployment", deploymentId, true);
  return done({ deploymentId }, `made, serving ${deploymentId}`);
}

/** A stage that exists keeps its variables, and its snapshot where that has the method already. */
async function adapt(context: Context, apiId: string, found: StageInfo): Promise<Outcome<Made>> {
  const { stage: name, variables } = context.input;
  const bound = boundVariables(context);
  const has = (variable: string): boolean => found.variables[variable] !== undefined;
  for (const [variable, address] of Object.entries(bound).filter(([each]) => has(each))) {
    const actual = found.variables[variable]?.toLowerCase();
    requireSettings(`stage ${name}`, [[`its variable ${variable}`, actual, address.toLowerCase()]]);
  }
  const lacking = Object.entries({ ...variables, ...bound }).filter(([each]) => !has(each));
  const serves = found.deploymentId !== null && (await servesMethod(context, apiId));
  const deploymentId = serves && found.deploymentId ? found.deploymentId : await snapshot(context, apiId);
  context.resource("stage", `${apiId}/${name}`, false);
  if (serves && lacking.length === 0) return done({ deploymentId }, `found, serving ${deploymentId}`);
  await updateStage(apiId, name, {
    set: Object.fromEntries(lacking),
    deploymentId: serves ? undefined : deploymentId,
  });
  return done({ deploymentId }, `updated, serving ${deploymentId}`);
}

/** CreateDeployment has no client token: one that this operation made before a crash is known by its description. */
async function snapshot(context: Context, apiId: string): Promise<string> {
  const mine = (await listDeployments(apiId)).find((deployment) => deployment.description === description(context));
  const deploymentId = mine?.id ?? (await createDeployment(apiId, description(context)));
  context.resource("deployment", deploymentId, true);
  return deploymentId;
}

async function servesMethod(context: Context, apiId: string): Promise<boolean> {
  const methods = await deployedMethods(apiId, context.input.stage);
  // Where the snapshot cannot be read, an existing stage is trusted: the probe tells in the end.
  if (methods === null) return true;
  return servicesOf(context.input).every((service) =>
    service.methods.every((wanted) =>
      methods.some(
        ({ path, httpMethod, integration: found }) =>
          path === service.path &&
          (httpMethod === wanted || httpMethod === "ANY") &&
          found?.uri === integrationUri(service),
      ),
    ),
  );
}

async function deployedMethods(apiId: string, name: string): Promise<MethodFact[] | null> {
  try {
    return await exportMethods(apiId, name);
  } catch (thrown) {
    if (isAwsFailure(thrown) && thrown.code === "aws_unsupported") return null;
    throw thrown;
  }
}

/** For people, and for `snapshot` to know its own: the environment with eight characters of the operation's id. */
const description = (context: Context): string =>
  `Stageway: ${context.environment.slice(0, 200)} (operation ${context.operationId.slice(0, 8)})`;
