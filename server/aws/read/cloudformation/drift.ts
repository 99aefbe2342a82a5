import "server-only";
import {
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
} from "@aws-sdk/client-cloudformation";
import type { DriftedResource } from "@/lib/contracts/stacks/drift";
import { call } from "../../call";
import { allPages } from "../pages";

export interface Detection {
  status: "running" | "complete" | "failed";
  reason?: string;
}

export async function getDetection(id: string): Promise<Detection> {
  const answer = await call(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: id }));
  const { DetectionStatus, DetectionStatusReason: reason } = answer;
  const status =
    DetectionStatus === "DETECTION_COMPLETE"
      ? "complete"
      : DetectionStatus === "DETECTION_FAILED"
        ? "failed"
        : "running";
  return { status, ...(reason && { reason }) };
}

/** What the last detection found to be other than in the template. */
export async function listDrifts(stackName: string): Promise<DriftedResource[]> {
  const all = await allPages(async (NextToken) => {
    const StackResourceDriftStatusFilters = ["MODIFIED" as const, "DELETED" as const];
    const input = { StackName: stackName, StackResourceDriftStatusFilters, NextToken };
    const answer = await call(new DescribeStackResourceDriftsCommand(input));
    return { items: answer.StackResourceDrifts, next: answer.NextToken };
  });
  return all.map((raw) => ({
    logicalId: raw.LogicalResourceId ?? "",
    type: raw.ResourceType ?? "",
    status: raw.StackResourceDriftStatus ?? "UNKNOWN",
    differences: (raw.PropertyDifferences ?? []).map(({ PropertyPath = "", ExpectedValue, ActualValue }) => ({
      path: PropertyPath,
      ...(ExpectedValue !== undefined && { expected: ExpectedValue }),
      ...(ActualValue !== undefined && { actual: ActualValue }),
    })),
  }));
}
