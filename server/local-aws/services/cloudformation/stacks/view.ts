import type { Parameter, Stack } from "@aws-sdk/client-cloudformation";
import { templateOf } from "../engine/goal";
import type { StackInputs, StackRecord } from "../records";

/** A stack as DescribeStacks tells it. */
export function stackView(stack: StackRecord): Stack {
  const { StackId, StackName, Status, StatusReason, CreationTime, LastUpdatedTime, DeletionTime } = stack;
  return {
    StackId,
    StackName,
    ChangeSetId: stack.ChangeSetId,
    Description: stack.Description,
    Parameters: parametersView(stack.inputs),
    CreationTime,
    DeletionTime,
    LastUpdatedTime,
    RollbackConfiguration: {},
    StackStatus: Status,
    StackStatusReason: StatusReason,
    DisableRollback: stack.OnFailure === "DO_NOTHING",
    NotificationARNs: stack.NotificationARNs,
    TimeoutInMinutes: stack.TimeoutInMinutes,
    Capabilities: stack.Capabilities as Stack["Capabilities"],
    Outputs: stack.Outputs,
    RoleARN: stack.RoleARN,
    Tags: stack.inputs.tags,
    EnableTerminationProtection: stack.EnableTerminationProtection,
    DriftInformation: { StackDriftStatus: stack.drift.status, LastCheckTimestamp: stack.drift.checkedAt },
  };
}

/** With what SSM parameters stood for; a value that is not to be shown is asterisks. */
export function parametersView({ templateBody, parameters, stored }: StackInputs): Parameter[] {
  const definitions = templateOf(templateBody).Parameters;
  return Object.entries(parameters).map(([ParameterKey, value]) => ({
    ParameterKey,
    ParameterValue: definitions[ParameterKey]?.NoEcho ? "****" : value,
    ...(stored[ParameterKey] === undefined ? {} : { ResolvedValue: stored[ParameterKey] }),
  }));
}
