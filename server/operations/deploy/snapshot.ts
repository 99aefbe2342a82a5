import "server-only";
import type { DeployInput } from "@/lib/contracts/commands";
import { listDeployments } from "@/server/aws/read/api-gateway";
import { createDeployment } from "@/server/aws/write/api-gateway";
import { inventory } from "@/server/inventory";
import { defineStep, done, type StepContext } from "../definition";
import type { Change } from "../stage-change/target";
import { check } from "./check";

/** A snapshot of the editable API. No stage serves it yet, so that it can be left where it is. */
export const snapshot = defineStep<DeployInput, Change>({
  key: "snapshot",
  title: () => "Make a snapshot of the API",
  after: ["check"],
  timeoutMs: 120_000,
  locksApi: true,
  async run(context) {
    const { apiId } = context.input;
    const description = descriptionOf(context);
    // CreateDeployment has no client token: one made before a crash is known by its description.
    const mine = (await listDeployments(apiId)).find((each) => each.description === description);
    const deploymentId = mine?.id ?? (await createDeployment(apiId, description));
    inventory().touch(`deployments:${apiId}`);
    context.resource("deployment", deploymentId, true);
    return done({ deploymentId, set: context.output(check).set, remove: [] }, deploymentId);
  },
});

/** For people, and to know its own: the environment with eight characters of the operation's id. */
const descriptionOf = ({ environment, operationId }: StepContext<DeployInput>): string =>
  `Stageway: ${environment.slice(0, 200)} (operation ${operationId.slice(0, 8)})`;
