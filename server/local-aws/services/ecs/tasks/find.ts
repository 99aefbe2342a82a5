import type { World } from "../../../world";
import { isArn, nameOf, taskArn } from "../arns";
import { invalidParameter } from "../errors";
import { type ClusterRecord, type TaskRecord, tasks } from "../records";

/** By id or ARN, in the cluster. @throws AwsError InvalidParameterException for what cannot be a task's id */
export function findTask(
  world: World,
  region: string,
  cluster: ClusterRecord,
  reference: string,
): TaskRecord | undefined {
  const id = nameOf(reference);
  if (!isArn(reference) && id.length !== 32 && id.length !== 36) {
    throw invalidParameter("taskId length should be one of [32,36]");
  }
  const arn = isArn(reference) ? reference : taskArn(region, cluster.clusterName, id);
  const record = tasks(world, region).get(arn);
  return record?.task.clusterArn === cluster.clusterArn ? record : undefined;
}
