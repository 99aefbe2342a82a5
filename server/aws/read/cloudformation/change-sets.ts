import "server-only";
import { DescribeChangeSetCommand, ListChangeSetsCommand } from "@aws-sdk/client-cloudformation";
import type { ChangeSetPreview } from "@/lib/contracts/stacks/change-set";
import type { StackDetail } from "@/lib/contracts/stacks/stack";
import { changeSetState, type RawChange, readChanges } from "@/lib/domain/cloudformation/changes";
import { call } from "../../call";
import { orNull } from "../../write/or-null";
import { allPages } from "../pages";

/** A change set as AWS tells it; what it is to the stack, the stack's status says. */
export type ChangeSet = Omit<ChangeSetPreview, "fetchedAt" | "kind" | "operation">;

/** With all its changes and their values; null: there is none (any more). */
export async function findChangeSet(stackName: string, changeSetId: string): Promise<ChangeSet | null> {
  const input = { StackName: stackName, ChangeSetName: changeSetId, IncludePropertyValues: true };
  const first = await orNull(call(new DescribeChangeSetCommand(input)));
  if (first === null) return null;
  const rest = await allPages(async (NextToken) => {
    const answer = NextToken === undefined ? first : await call(new DescribeChangeSetCommand({ ...input, NextToken }));
    return { items: answer.Changes, next: answer.NextToken };
  });
  const changes = rest.flatMap(({ ResourceChange }): RawChange[] => (ResourceChange ? [ResourceChange] : []));
  return {
    id: first.ChangeSetId ?? changeSetId,
    name: first.ChangeSetName ?? changeSetId,
    stackName: first.StackName ?? stackName,
    stackId: first.StackId ?? "",
    state: changeSetState(first.Status, first.ExecutionStatus, first.StatusReason),
    ...(first.StatusReason && { reason: first.StatusReason }),
    ...(first.CreationTime && { createdAt: first.CreationTime.toISOString() }),
    ...(first.Description && { description: first.Description }),
    parameters: (first.Parameters ?? []).map(({ ParameterKey = "", ParameterValue = "", ResolvedValue }) => ({
      key: ParameterKey,
      value: ParameterValue,
      ...(ResolvedValue && { resolved: ResolvedValue }),
    })),
    capabilities: first.Capabilities ?? [],
    changes: readChanges(changes),
  };
}

/** Previews that could be executed now. */
export async function listOpenChangeSets(stackName: string): Promise<StackDetail["changeSets"]> {
  const all = await allPages(async (NextToken) => {
    const answer = await call(new ListChangeSetsCommand({ StackName: stackName, NextToken }));
    return { items: answer.Summaries, next: answer.NextToken };
  });
  return all
    .filter((raw) => changeSetState(raw.Status, raw.ExecutionStatus, raw.StatusReason) === "ready")
    .map(({ ChangeSetId = "", ChangeSetName = "", CreationTime }) => ({
      id: ChangeSetId,
      name: ChangeSetName,
      ...(CreationTime && { createdAt: CreationTime.toISOString() }),
    }));
}
