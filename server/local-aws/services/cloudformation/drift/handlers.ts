import { randomUUID } from "node:crypto";
import type { StackResourceDrift } from "@aws-sdk/client-cloudformation";
import { page } from "../../../protocol/pages";
import type { World } from "../../../world";
import { reasonOf } from "../engine/resource/failure";
import { validationError } from "../errors";
import type { CloudFormationHandlers } from "../module";
import { type DriftDetectionRecord, driftDetections, resourcesOf, type StackRecord, stacks } from "../records";
import { requireStack } from "../stacks/find";
import { driftOf } from "./detect";

/** No detection takes longer. */
const PATIENCE_MS = 60_000;

export const driftHandlers: CloudFormationHandlers = {
  /** The answer comes before the detection is done, as on AWS; here it is done in a moment. */
  DetectStackDrift({ StackName, LogicalResourceIds }, { world, region }) {
    const stack = requireStack(world, region, StackName);
    if (!/^(CREATE|UPDATE|UPDATE_ROLLBACK|ROLLBACK)_(COMPLETE|FAILED)$/.test(stack.Status)) {
      throw validationError(`Drift detection cannot be performed on stack in ${stack.Status} state`);
    }
    const StackDriftDetectionId = randomUUID();
    const Timestamp = new Date(world.now());
    const { StackId } = stack;
    const begun = { StackDriftDetectionId, StackId, Timestamp, status: "DETECTION_IN_PROGRESS" as const, drifts: [] };
    driftDetections(world, region).put(StackDriftDetectionId, begun);
    void detect(world, region, stack, begun, LogicalResourceIds);
    return { StackDriftDetectionId };
  },

  async DetectStackResourceDrift({ StackName, LogicalResourceId }, { world, region }) {
    const stack = requireStack(world, region, StackName);
    const record = resourcesOf(world, region, stack.StackId).find((one) => one.logicalId === LogicalResourceId);
    if (!record) throw validationError(`Resource ${LogicalResourceId} does not exist for stack ${stack.StackName}`);
    return { StackResourceDrift: await driftOf(world, region, stack, record) };
  },

  DescribeStackDriftDetectionStatus({ StackDriftDetectionId = "" }, { world, region }) {
    const found = driftDetections(world, region).get(StackDriftDetectionId);
    if (!found) throw validationError(`Drift detection status for [${StackDriftDetectionId}] does not exist`);
    const { StackId, Timestamp } = found;
    // One that a restart interrupted will not come to an end.
    const late = found.status === "DETECTION_IN_PROGRESS" && world.now() - Timestamp.getTime() > PATIENCE_MS;
    const status = late ? "DETECTION_FAILED" : found.status;
    const reason = late ? "The detection was interrupted. Start it again." : found.reason;
    const drifted = driftsIn(found).filter(isDrifted);
    return {
      StackId,
      StackDriftDetectionId,
      Timestamp,
      DetectionStatus: status,
      DetectionStatusReason: reason,
      ...(status === "DETECTION_COMPLETE"
        ? { StackDriftStatus: drifted.length > 0 ? "DRIFTED" : "IN_SYNC", DriftedStackResourceCount: drifted.length }
        : {}),
    };
  },

  /** Of the last detection. */
  DescribeStackResourceDrifts(input, { world, region }) {
    const { StackId } = requireStack(world, region, input.StackName);
    const [last] = driftDetections(world, region)
      .values()
      .filter((one) => one.StackId === StackId && one.status === "DETECTION_COMPLETE")
      .reverse();
    const filters = input.StackResourceDriftStatusFilters ?? [];
    const drifts = (last ? driftsIn(last) : []).filter(
      (one) => filters.length === 0 || filters.some((status) => status === one.StackResourceDriftStatus),
    );
    const invalidToken = () => validationError("Invalid NextToken");
    const request = { token: input.NextToken, limit: input.MaxResults, fallback: 100, invalidToken };
    const { items, next } = page(drifts, (one) => one.LogicalResourceId ?? "", request);
    return { StackResourceDrifts: items, NextToken: next };
  },
};

const isDrifted = ({ StackResourceDriftStatus: status }: StackResourceDrift) =>
  status === "MODIFIED" || status === "DELETED";

function driftsIn({ drifts }: DriftDetectionRecord): StackResourceDrift[] {
  return drifts.map((text) => {
    const drift = JSON.parse(text) as StackResourceDrift & { Timestamp: string };
    return { ...drift, Timestamp: new Date(drift.Timestamp) };
  });
}

async function detect(
  world: World,
  region: string,
  stack: StackRecord,
  begun: DriftDetectionRecord,
  only: readonly string[] | undefined,
): Promise<void> {
  const table = driftDetections(world, region);
  try {
    const drifts: StackResourceDrift[] = [];
    for (const record of resourcesOf(world, region, stack.StackId)) {
      if (only && !only.includes(record.logicalId)) continue;
      const drift = await driftOf(world, region, stack, record);
      if (drift.StackResourceDriftStatus !== "NOT_CHECKED") drifts.push(drift);
    }
    const told = drifts.map((drift) => JSON.stringify(drift));
    table.put(begun.StackDriftDetectionId, { ...begun, status: "DETECTION_COMPLETE", drifts: told });
    const now = stacks(world, region).get(stack.StackId);
    if (!now) return;
    const status = drifts.some(isDrifted) ? "DRIFTED" : "IN_SYNC";
    stacks(world, region).put(now.StackId, { ...now, drift: { status, checkedAt: begun.Timestamp } });
  } catch (error) {
    const reason = reasonOf(world, error);
    table.put(begun.StackDriftDetectionId, { ...begun, status: "DETECTION_FAILED", reason });
  }
}
