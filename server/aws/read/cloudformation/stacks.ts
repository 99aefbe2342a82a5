import "server-only";
import { DescribeStacksCommand, type Stack as RawStack } from "@aws-sdk/client-cloudformation";
import type { Stack } from "@/lib/contracts/stacks/stack";
import { call } from "../../call";
import { orNull } from "../../write/or-null";
import { allPages } from "../pages";
import { timestamp } from "../time";

/** Every stack that is not deleted. */
export async function listStacks(): Promise<Stack[]> {
  const all = await allPages(async (NextToken) => {
    const answer = await call(new DescribeStacksCommand({ NextToken }));
    return { items: answer.Stacks, next: answer.NextToken };
  });
  return all.map(stackOf);
}

/** By name, or by id, by which a deleted one is found too; null: there is none. */
export async function findStack(nameOrId: string): Promise<Stack | null> {
  const answer = await orNull(call(new DescribeStacksCommand({ StackName: nameOrId })));
  const found = answer?.Stacks?.[0];
  return found === undefined ? null : stackOf(found);
}

const stackOf = (raw: RawStack): Stack => ({
  id: raw.StackId ?? "",
  name: raw.StackName ?? "",
  status: raw.StackStatus ?? "UNKNOWN",
  ...(raw.StackStatusReason && { reason: raw.StackStatusReason }),
  ...(raw.Description && { description: raw.Description }),
  createdAt: timestamp(raw.CreationTime) ?? new Date(0).toISOString(),
  ...(raw.LastUpdatedTime && { updatedAt: raw.LastUpdatedTime.toISOString() }),
  outputs: (raw.Outputs ?? []).map(({ OutputKey = "", OutputValue = "", Description, ExportName }) => ({
    key: OutputKey,
    value: OutputValue,
    ...(Description && { description: Description }),
    ...(ExportName && { exportName: ExportName }),
  })),
  parameters: (raw.Parameters ?? []).map(({ ParameterKey = "", ParameterValue = "", ResolvedValue }) => ({
    key: ParameterKey,
    value: ParameterValue,
    ...(ResolvedValue && { resolved: ResolvedValue }),
  })),
  capabilities: raw.Capabilities ?? [],
  drift: {
    status: raw.DriftInformation?.StackDriftStatus ?? "NOT_CHECKED",
    ...(raw.DriftInformation?.LastCheckTimestamp && {
      checkedAt: raw.DriftInformation.LastCheckTimestamp.toISOString(),
    }),
  },
  isProtected: raw.EnableTerminationProtection ?? false,
  ...(raw.ChangeSetId && { changeSetId: raw.ChangeSetId }),
});
