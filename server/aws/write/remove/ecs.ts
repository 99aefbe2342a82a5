import "server-only";
import {
  DeleteCapacityProviderCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeTaskDefinitionCommand,
  PutClusterCapacityProvidersCommand,
} from "@aws-sdk/client-ecs";
import { call } from "../../call";
import { isAwsFailure } from "../../errors";
import { orNull } from "../or-null";

/** DRAINING until its tasks have stopped. `force`: also one that ECS runs on every instance, which has no count. */
export async function deleteService(cluster: string, service: string): Promise<void> {
  await orNull(call(new DeleteServiceCommand({ cluster, service, force: true }), { idempotent: true }));
}

/** `ACTIVE`, `INACTIVE`, `DELETE_IN_PROGRESS`; null when there is no such revision. */
export async function definitionStatus(taskDefinition: string): Promise<string | null> {
  try {
    const answer = await call(new DescribeTaskDefinitionCommand({ taskDefinition }));
    return answer.taskDefinition?.status ?? "ACTIVE";
  } catch (thrown) {
    // ECS calls an unknown revision a ClientException, "Unable to describe task definition."
    if (isAwsFailure(thrown) && (thrown.awsCode === "ClientException" || thrown.code === "not_found")) return null;
    throw thrown;
  }
}

export async function deregisterTaskDefinition(taskDefinition: string): Promise<void> {
  await call(new DeregisterTaskDefinitionCommand({ taskDefinition }), { idempotent: true });
}

/** Of an inactive revision. False: AWS does not allow it (now); it stays inactive, and costs nothing. */
export async function deleteTaskDefinition(taskDefinition: string): Promise<boolean> {
  try {
    const command = new DeleteTaskDefinitionsCommand({ taskDefinitions: [taskDefinition] });
    return ((await call(command, { idempotent: true })).failures ?? []).length === 0;
  } catch (thrown) {
    if (isAwsFailure(thrown) && /^aws_(unsupported|denied|rejected)$/.test(thrown.code)) return false;
    throw thrown;
  }
}

/** What keeps a cluster from being deleted for a while: ECS sees the end of services, tasks and instances late. */
export async function deleteCluster(cluster: string): Promise<"gone" | "busy"> {
  try {
    await orNull(call(new DeleteClusterCommand({ cluster }), { idempotent: true }));
    return "gone";
  } catch (thrown) {
    if (isAwsFailure(thrown) && /^(ClusterContains|UpdateInProgress)/.test(thrown.awsCode)) return "busy";
    throw thrown;
  }
}

/** Takes a capacity provider off every cluster given that has it; answers whether all were free to change. */
export async function detachCapacityProvider(name: string, clusters: readonly string[]): Promise<void> {
  if (clusters.length === 0) return;
  const answer = await call(new DescribeClustersCommand({ clusters: [...clusters] }));
  for (const { clusterArn, status, capacityProviders = [], defaultCapacityProviderStrategy = [] } of answer.clusters ??
    []) {
    if (status === "INACTIVE" || !capacityProviders.includes(name)) continue;
    await call(
      new PutClusterCapacityProvidersCommand({
        cluster: clusterArn,
        capacityProviders: capacityProviders.filter((each) => each !== name),
        defaultCapacityProviderStrategy: defaultCapacityProviderStrategy.filter(
          (each) => each.capacityProvider !== name,
        ),
      }),
      { idempotent: true },
    );
  }
}

export async function capacityProviderExists(name: string): Promise<boolean> {
  const answer = await orNull(call(new DescribeCapacityProvidersCommand({ capacityProviders: [name] })));
  return (answer?.capacityProviders ?? []).some(({ status }) => status !== "INACTIVE");
}

export async function deleteCapacityProvider(capacityProvider: string): Promise<void> {
  await orNull(call(new DeleteCapacityProviderCommand({ capacityProvider }), { idempotent: true }));
}
