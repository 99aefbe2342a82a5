import "server-only";
import {
  type Capability,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DetectStackDriftCommand,
  ExecuteChangeSetCommand,
} from "@aws-sdk/client-cloudformation";
import { call } from "../call";
import { given, orNull, unlessThere } from "./or-null";

export interface WantedChangeSet {
  name: string;
  stackName: string;
  kind: "create" | "update";
  template: { from: "body"; body: string } | { from: "url"; url: string } | { from: "current" };
  parameters: Record<string, string>;
  /** Keep the values they have. */
  kept: readonly string[];
  capabilities: readonly Capability[];
}

/** Asks for a change set; that there is one of this name already is fine. AWS works it out afterwards. */
export async function createChangeSet(wanted: WantedChangeSet): Promise<void> {
  const { name, stackName, kind, template, parameters, kept, capabilities } = wanted;
  const command = new CreateChangeSetCommand({
    StackName: stackName,
    ChangeSetName: name,
    ChangeSetType: kind === "create" ? "CREATE" : "UPDATE",
    ...(template.from === "body" && { TemplateBody: template.body }),
    ...(template.from === "url" && { TemplateURL: template.url }),
    ...(template.from === "current" && { UsePreviousTemplate: true }),
    Parameters: [
      ...Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
      ...kept.map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
    ],
    Capabilities: [...capabilities],
  });
  await unlessThere(call(command));
}

/** `token`: with the same, AWS knows a repeated request. */
export async function executeChangeSet(stackName: string, changeSetId: string, token: string): Promise<void> {
  const input = { StackName: stackName, ChangeSetName: changeSetId, ClientRequestToken: token };
  await call(new ExecuteChangeSetCommand(input));
}

/** That it is gone already is fine. */
export async function deleteChangeSet(stackName: string, changeSetId: string): Promise<void> {
  await orNull(call(new DeleteChangeSetCommand({ StackName: stackName, ChangeSetName: changeSetId })));
}

/**
 * Begins it; by id, so that it is never another stack of the same name.
 * @param retain logical ids of what is left where it is; AWS takes them only after a deletion that failed
 */
export async function deleteStack(stackId: string, token: string, retain: readonly string[] = []): Promise<void> {
  const kept = retain.length > 0 ? { RetainResources: [...retain] } : {};
  await call(new DeleteStackCommand({ StackName: stackId, ClientRequestToken: token, ...kept }), { idempotent: true });
}

/** Begins a comparison with the template; answers the detection's id. */
export async function detectDrift(stackName: string): Promise<string> {
  const answer = await call(new DetectStackDriftCommand({ StackName: stackName }));
  return given(answer.StackDriftDetectionId, "drift detection id");
}
