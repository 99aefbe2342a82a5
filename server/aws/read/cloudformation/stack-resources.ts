import "server-only";
import { ListStackResourcesCommand } from "@aws-sdk/client-cloudformation";
import type { StackResource } from "@/lib/contracts/stacks/stack";
import { call } from "../../call";
import { allPages } from "../pages";

/** Those that were ever begun, deleted ones included while AWS remembers them. */
export async function listStackResources(stackId: string): Promise<StackResource[]> {
  const all = await allPages(async (NextToken) => {
    const answer = await call(new ListStackResourcesCommand({ StackName: stackId, NextToken }));
    return { items: answer.StackResourceSummaries, next: answer.NextToken };
  });
  return all.map((raw) => ({
    logicalId: raw.LogicalResourceId ?? "",
    ...(raw.PhysicalResourceId && { physicalId: raw.PhysicalResourceId }),
    type: raw.ResourceType ?? "",
    status: raw.ResourceStatus ?? "UNKNOWN",
    ...(raw.ResourceStatusReason && { reason: raw.ResourceStatusReason }),
    ...(raw.LastUpdatedTimestamp && { updatedAt: raw.LastUpdatedTimestamp.toISOString() }),
    drift: { status: raw.DriftInformation?.StackResourceDriftStatus ?? "NOT_CHECKED" },
  }));
}
