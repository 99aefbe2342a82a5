import "server-only";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Service,
  StopTaskCommand,
  type Task,
  type TaskDefinition,
  UpdateServiceCommand,
  type UpdateServiceCommandInput,
} from "@aws-sdk/client-ecs";
import { call } from "../call";
import { isAwsFailure } from "../errors";
import { given, orNull, type Tags } from "./or-null";

export type { Service, Task, TaskDefinition };

/** The ARN of an active cluster; null when there is none (an inactive one may be made anew). */
export async function findCluster(name: string): Promise<string | null> {
  const answer = await call(new DescribeClustersCommand({ clusters: [name] }));
  const cluster = answer.clusters?.find((each) => each.status !== "INACTIVE");
  return cluster?.clusterArn ?? null;
}

/** Answers the existing cluster where there is one with this name. */
/** @param containerInsights absent: as the account has it */
export async function createCluster(
  name: string,
  tags: { key: string; value: string }[],
  containerInsights?: string,
): Promise<string> {
  const settings =
    containerInsights === undefined
      ? {}
      : { settings: [{ name: "containerInsights" as const, value: containerInsights }] };
  const answer = await call(new CreateClusterCommand({ clusterName: name, ...settings, tags }), { idempotent: true });
  return given(answer.cluster?.clusterArn, "cluster ARN");
}

/** The newest active revision of a family; null when there is none. */
export async function newestTaskDefinition(family: string): Promise<TaskDefinition | null> {
  try {
    const answer = await call(new DescribeTaskDefinitionCommand({ taskDefinition: family }));
    return answer.taskDefinition ?? null;
  } catch (thrown) {
    // ECS calls an unknown family a ClientException, "Unable to describe task definition."
    if (isAwsFailure(thrown) && (thrown.awsCode === "ClientException" || thrown.code === "not_found")) return null;
    throw thrown;
  }
}

export async function registerTaskDefinition(input: RegisterTaskDefinitionCommandInput): Promise<string> {
  const answer = await call(new RegisterTaskDefinitionCommand(input));
  return given(answer.taskDefinition?.taskDefinitionArn, "task definition ARN");
}

/** With its tags; null when there is none that is active or draining. */
export async function findService(cluster: string, name: string): Promise<Service | null> {
  const answer = await orNull(call(new DescribeServicesCommand({ cluster, services: [name], include: ["TAGS"] })));
  return answer?.services?.find((service) => service.status !== "INACTIVE") ?? null;
}

/** With a client token: repeated, it answers the same service. */
export async function createService(input: CreateServiceCommandInput & { clientToken: string }): Promise<string> {
  const answer = await call(new CreateServiceCommand(input), { idempotent: true });
  return given(answer.service?.serviceArn, "service ARN");
}

export type ServiceSettings = Pick<
  UpdateServiceCommandInput,
  "deploymentConfiguration" | "healthCheckGracePeriodSeconds" | "networkConfiguration" | "placementStrategy"
>;

/** What is absent stays as it is. */
export interface ServiceChange extends ServiceSettings {
  taskDefinition: string;
  desiredCount?: number;
  /** Starts a rollout although nothing else changes. */
  forceNewDeployment?: boolean;
}

export async function updateService(cluster: string, service: string, change: ServiceChange): Promise<void> {
  await call(new UpdateServiceCommand({ cluster, service, ...change }));
}

/** Changes how many tasks are meant to run, and nothing else. Sent twice, it is the same. */
export async function scaleService(cluster: string, service: string, desiredCount: number): Promise<void> {
  await call(new UpdateServiceCommand({ cluster, service, desiredCount }), { idempotent: true });
}

/** The input of the UpdateService that starts a deployment of the same task definition. */
export const redeployInput = (cluster: string, service: string) => ({ cluster, service, forceNewDeployment: true });

/** Replaces every task by a new one of the same task definition, as the service's deployment configuration allows. */
export async function forceNewDeployment(cluster: string, service: string): Promise<void> {
  await call(new UpdateServiceCommand(redeployInput(cluster, service)));
}

/** A task by its ARN, with the group it belongs to (`service:NAME`); null when ECS does not know it. */
export async function findTask(cluster: string, task: string): Promise<Task | null> {
  const answer = await orNull(call(new DescribeTasksCommand({ cluster, tasks: [task] })));
  return answer?.tasks?.[0] ?? null;
}

/** Stops a task; a service starts another in its place. One that stops already is left to it. */
export async function stopTask(cluster: string, task: string, reason: string): Promise<void> {
  await call(new StopTaskCommand({ cluster, task, reason }), { idempotent: true });
}

/** The stopped tasks of a service that ECS still tells of (about an hour), newest first. */
export async function listStoppedTasks(cluster: string, serviceName: string): Promise<Task[]> {
  const list = await call(new ListTasksCommand({ cluster, serviceName, desiredStatus: "STOPPED" }));
  if (!list.taskArns?.length) return [];
  const answer = await call(new DescribeTasksCommand({ cluster, tasks: list.taskArns.slice(0, 100) }));
  const at = (task: Task) => task.stoppedAt?.getTime() ?? task.createdAt?.getTime() ?? 0;
  return (answer.tasks ?? []).sort((a, b) => at(b) - at(a));
}

export const ecsTags = (service: Service): Tags =>
  Object.fromEntries((service.tags ?? []).map((tag) => [tag.key ?? "", tag.value ?? ""]));
