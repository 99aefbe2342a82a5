import "server-only";
import {
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTasksCommand,
} from "@aws-sdk/client-ecs";
import type { ClusterFact, ServiceFact, TaskDefinitionFact, TaskFact } from "@/lib/domain/facts";
import { call } from "../call";
import { AwsFailure } from "../errors";
import { clusterFact, serviceFact, tagsOf, taskDefinitionFact, taskFact } from "./ecs-facts";
import { allPages, inBatches } from "./pages";

// The most that one call takes or gives: API reference of each operation.
const DESCRIBE_CLUSTERS = 100;
const DESCRIBE_SERVICES = 10;
const DESCRIBE_TASKS = 100;
const DESCRIBE_INSTANCES = 100;
const PAGE = 100;

/** All clusters of the account and region. */
export async function listClusters(): Promise<ClusterFact[]> {
  const arns = await allPages(async (nextToken) => {
    const answer = await call(new ListClustersCommand({ maxResults: PAGE, nextToken }));
    return { items: answer.clusterArns, next: answer.nextToken };
  });
  return describe(arns, DESCRIBE_CLUSTERS, async (clusters) => {
    const answer = await call(new DescribeClustersCommand({ clusters, include: ["TAGS", "SETTINGS"] }));
    return {
      found: (answer.clusters ?? []).flatMap((cluster) => clusterFact(cluster) ?? []),
      failures: answer.failures,
    };
  });
}

/** All services of a cluster. */
export async function listServices(cluster: string): Promise<ServiceFact[]> {
  const arns = await allPages(async (nextToken) => {
    const answer = await call(new ListServicesCommand({ cluster, maxResults: PAGE, nextToken }));
    return { items: answer.serviceArns, next: answer.nextToken };
  });
  return describe(arns, DESCRIBE_SERVICES, async (services) => {
    const answer = await call(new DescribeServicesCommand({ cluster, services, include: ["TAGS"] }));
    return {
      found: (answer.services ?? []).flatMap((service) => serviceFact(service) ?? []),
      failures: answer.failures,
    };
  });
}

/** All tasks of a cluster that run or are meant to. */
export async function listTasks(cluster: string): Promise<TaskFact[]> {
  const arns = await allPages(async (nextToken) => {
    const answer = await call(new ListTasksCommand({ cluster, maxResults: PAGE, nextToken }));
    return { items: answer.taskArns, next: answer.nextToken };
  });
  return describeTasks(cluster, arns);
}

/**
 * The stopped tasks of one service that ECS still tells of (about an hour), newest first.
 * @throws AwsFailure `not_found` when the service or the cluster does not exist.
 */
export async function listStoppedTasks(cluster: string, serviceName: string): Promise<TaskFact[]> {
  return newestFirst(await describeTasks(cluster, await stoppedArns(cluster, serviceName)));
}

/**
 * The stopped tasks of a whole cluster that ECS still tells of, newest first. There may be many, and a task that has
 * stopped changes no more: of those that were read before only the others are described.
 */
export async function listStoppedInCluster(cluster: string, before: readonly TaskFact[] = []): Promise<TaskFact[]> {
  const arns = new Set(await stoppedArns(cluster));
  const kept = before.filter(({ arn, lastStatus }) => lastStatus === "STOPPED" && arns.delete(arn));
  return newestFirst([...kept, ...(await describeTasks(cluster, [...arns]))]);
}

/** Likewise, without those that are known already; nothing of these is said. */
export async function listStoppedBesides(cluster: string, known: ReadonlySet<string>): Promise<TaskFact[]> {
  const arns = await stoppedArns(cluster);
  return describeTasks(
    cluster,
    arns.filter((arn) => !known.has(arn)),
  );
}

const stoppedArns = (cluster: string, serviceName?: string): Promise<string[]> =>
  allPages(async (nextToken) => {
    const input = { cluster, serviceName, desiredStatus: "STOPPED" as const, maxResults: PAGE, nextToken };
    const answer = await call(new ListTasksCommand(input));
    return { items: answer.taskArns, next: answer.nextToken };
  });

const describeTasks = (cluster: string, arns: string[]): Promise<TaskFact[]> =>
  describe(arns, DESCRIBE_TASKS, async (tasks) => {
    const answer = await call(new DescribeTasksCommand({ cluster, tasks }));
    return { found: (answer.tasks ?? []).flatMap((task) => taskFact(task) ?? []), failures: answer.failures };
  });

function newestFirst(tasks: TaskFact[]): TaskFact[] {
  const at = (task: TaskFact) => task.stoppedAt ?? task.createdAt ?? "";
  return tasks.sort((a, b) => at(b).localeCompare(at(a)));
}

/** The EC2 instances behind container instances of a cluster, by ARN; null: the cluster has it no more. */
export async function instancesBehind(cluster: string, arns: string[]): Promise<Record<string, string | null>> {
  const { found, failure } = await described(arns, DESCRIBE_INSTANCES, async (containerInstances) => {
    const answer = await call(new DescribeContainerInstancesCommand({ cluster, containerInstances }));
    return { found: answer.containerInstances ?? [], failures: answer.failures };
  });
  if (failure) throw failure;
  const ids = new Map(found.map(({ containerInstanceArn, ec2InstanceId }) => [containerInstanceArn, ec2InstanceId]));
  return Object.fromEntries(arns.map((arn) => [arn, ids.get(arn) ?? null]));
}

/** A task definition by ARN or `family:revision`; what runs in it never changes. */
export async function getTaskDefinition(taskDefinition: string): Promise<TaskDefinitionFact> {
  const answer = await call(new DescribeTaskDefinitionCommand({ taskDefinition, include: ["TAGS"] }));
  return { ...taskDefinitionFact(answer.taskDefinition, taskDefinition), tags: tagsOf(answer.tags) };
}

interface Described<T> {
  found: T[];
  failures: Failure[] | undefined;
}

interface Failure {
  arn?: string;
  reason?: string;
  detail?: string;
}

/**
 * All of a list. A batch describe answers 200 with `failures[]`. MISSING: gone between list and describe, so it is not
 * there. Any other reason: the list is not whole, and must not be taken for one; the failure has what was described.
 */
async function describe<T>(
  arns: string[],
  size: number,
  batch: (arns: string[]) => Promise<Described<T>>,
): Promise<T[]> {
  const { found, failure } = await described(arns, size, batch);
  if (failure) throw new AwsFailure(failure.message, { ...failure, partial: found });
  return found;
}

async function described<T>(
  arns: string[],
  size: number,
  batch: (arns: string[]) => Promise<Described<T>>,
): Promise<{ found: T[]; failure: AwsFailure | undefined }> {
  const answers = await Promise.all(inBatches(arns, size).map(batch));
  const found = answers.flatMap((answer) => answer.found);
  const failed = answers.flatMap(({ failures = [] }) => failures).find(({ reason }) => reason !== "MISSING");
  return { found, failure: failed && failureOf(failed) };
}

function failureOf({ arn = "A resource", reason = "no reason given", detail = "" }: Failure): AwsFailure {
  return new AwsFailure(`${arn}: ${reason} ${detail}`.trim(), {
    code: reason === "ACCESS_DENIED" ? "aws_denied" : "aws_failed",
    awsCode: reason,
    operation: "Describe",
    retryable: false,
  });
}
