import { randomUUID } from "node:crypto";
import {
  type DeployInput,
  type PromoteInput,
  type ProvisionInput,
  promoteInput,
  provisionInput,
} from "@/lib/contracts/commands";
import type { ImportInput } from "@/lib/contracts/definition-input";
import type { AddRouteInput, ChangeImageInput } from "@/lib/contracts/environment-changes";
import { type BindStageInput, previewStackInput } from "@/lib/contracts/stacks/input";
import { startRoute } from "../add-route/start";
import { importDefinition } from "../api-definition/import-definition";
import { startImageChange } from "../change-image/start";
import { startDeployment } from "../deploy/start";
import { startPromotion } from "../promote/start";
import { startProvisioning } from "../provision/start";
import { startChangeSet } from "../stacks/apply/start";
import { startBinding } from "../stacks/bind/start";
import { startStackDelete } from "../stacks/delete/start";
import { previewStack } from "../stacks/preview";
import { requireStack } from "../stacks/require-stack";
import { planFor } from "../teardown/plan";
import { startTeardown } from "../teardown/start";
import { subjectOf } from "../teardown/subject";

/** Inputs of what the worker can begin, by kind. */
interface Inputs {
  provision: ProvisionInput;
  promote: PromoteInput;
  deploy: DeployInput;
  addRoute: AddRouteInput;
  changeImage: ChangeImageInput;
  bindStage: BindStageInput;
  stack: { stackName: string; body: string };
  stackDelete: { stackName: string };
  teardown: { apiId: string; stage: string };
  import: Omit<ImportInput, "definition"> & { text: string };
}

/** Something for the worker to begin. */
export type Planned = { [Kind in keyof Inputs]: { kind: Kind; input: Inputs[Kind] } }[keyof Inputs];

/** No operation takes it up again after a crash: whoever has asked for it asks once more. */
export const isRequest = ({ kind }: Planned): boolean => kind === "import";

/** Begins it, as its page does. */
export async function begin({ kind, input }: Planned): Promise<unknown> {
  switch (kind) {
    case "provision":
      return startProvisioning(provisionInput.parse(input), "ada");
    case "promote":
      return startPromotion(promoteInput.parse(input), "ada");
    case "deploy":
      return startDeployment(input, "ada");
    case "addRoute":
      return startRoute(input, "ada");
    case "changeImage":
      return startImageChange(input, "ada");
    case "bindStage":
      return startBinding(input, "ada");
    case "stack":
      return makeStack(input);
    case "stackDelete":
      return removeStack(input);
    case "teardown":
      return removeAll(input);
    case "import":
      return importDefinition({ ...input, definition: new Blob([input.text]) });
  }
}

/** The whole environment with its log groups, as its page shows it. */
async function removeAll(scope: { apiId: string; stage: string }): Promise<void> {
  const { apiName, environment } = await subjectOf(scope);
  const { goes } = await planFor({ ...scope, environment, picked: [], logGroups: true });
  const seen = { expected: goes.map(({ key }) => key), confirm: `${apiName}/${scope.stage}` };
  await startTeardown({ scope, picked: [], logGroups: true, ...seen }, "ada");
}

async function removeStack({ stackName }: { stackName: string }): Promise<string> {
  const { id: stackId } = await requireStack(stackName);
  return startStackDelete({ stackName, stackId, confirm: stackName }, "ada");
}

/** The preview, and once it is there the stack. */
async function makeStack({ stackName, body }: { stackName: string; body: string }): Promise<void> {
  const template = { from: "body", body };
  const wish = previewStackInput.parse({ requestId: randomUUID(), kind: "create", stackName, template });
  await startChangeSet(await previewStack(wish), "ada");
}
