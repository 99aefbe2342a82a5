import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { createDeployment, findStage } from "@/server/aws/write/api-gateway";
import { inventory } from "@/server/inventory";
import { defineStep, done, type Outcome, type StepContext } from "../../definition";
import { boundVariables } from "../entry";
import { api } from "./api";
import { joinStage } from "./join-stage";
import { type Made, snapshotWords } from "./snapshot";

/** One that others call already waits for the targets, which have 20 minutes after all that they stand on. */
const TIMEOUT_MS = 60 * 60_000;

/** The stage serves a snapshot with the services' methods, its variables bound to their load balancers. */
export const stage = defineStep<ProvisionInput, Made>({
  key: "stage",
  title: ({ stage: name, variableName, more }) =>
    `Stage ${name} with ${[...new Set([variableName, ...more.map((each) => each.variableName)])].join(", ")}`,
  after: ["integration", "load-balancer", "listener-rule"],
  timeoutMs: TIMEOUT_MS,
  locksApi: true,
  async run(context) {
    const { apiId } = context.output(api);
    const found = await findStage(apiId, context.input.stage);
    const outcome = await (found === null ? make(context, apiId) : joinStage(context, apiId, found));
    inventory().touch(`stages:${apiId}`, `deployments:${apiId}`);
    return outcome;
  },
});

/** One call makes snapshot and stage, so that neither exists without the other. */
async function make(context: StepContext<ProvisionInput>, apiId: string): Promise<Outcome<Made>> {
  const { stage: name } = context.input;
  const variables = { ...context.input.variables, ...boundVariables(context) };
  const deploymentId = await context.making("stage", `${apiId}/${name}`, () =>
    createDeployment(apiId, snapshotWords(context), { name, variables }),
  );
  context.resource("deployment", deploymentId, true);
  return done({ deploymentId }, `made, serving ${deploymentId}`);
}
