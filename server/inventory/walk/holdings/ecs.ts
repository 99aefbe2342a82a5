import type { Holdings, ServiceFact, TaskDefinitionFact } from "@/lib/domain/facts";
import { ENVIRONMENT_TAG, OPERATION_TAG, type Tags } from "@/lib/domain/ownership";
import { readServices } from "../ecs";
import { byId, type Reader } from "../reader";
import { must } from "./must";

export const isMarked = (tags: Tags = {}): boolean => ENVIRONMENT_TAG in tags || OPERATION_TAG in tags;

/**
 * Clusters and services; tasks of clusters that Stageway made; task definitions of families that it registered last, and
 * those that its records name.
 */
export async function readEcsHoldings(
  reader: Reader,
  recorded: readonly string[] = [],
): Promise<Pick<Holdings, "clusters" | "services" | "tasks" | "taskDefinitions">> {
  const { get, source } = reader;
  const [facts, active] = await Promise.all([
    readServices(reader),
    get("ownership:definitions", source.listActiveDefinitions),
  ]);
  const clusters = must(facts.clusters, "The list of clusters");
  const services = Object.values(facts.services).flatMap((fact) => must(fact, "A cluster's services"));
  const marked = clusters.filter(({ tags }) => isMarked(tags)).map(({ arn }) => arn);
  const tasks = await byId(marked, (arn) => get(`tasks:${arn}`, () => source.listTasks(arn)));
  const taskDefinitions = await readDefinitions(
    reader,
    must(active, "The list of task definitions"),
    services,
    recorded,
  );
  return {
    clusters,
    services,
    tasks: Object.values(tasks).flatMap((fact) => must(fact, "A cluster's tasks")),
    taskDefinitions,
  };
}

/** A family whose newest revision is not Stageway's is somebody's: its others are not looked at, but for those in use and those recorded. */
async function readDefinitions(
  { get, source }: Reader,
  active: readonly string[],
  services: readonly ServiceFact[],
  recorded: readonly string[],
): Promise<TaskDefinitionFact[]> {
  const read = async (arns: Iterable<string>) => {
    const facts = await byId(arns, (arn) => get(`taskDefinitions:${arn}`, () => source.getTaskDefinition(arn)));
    return Object.values(facts).map((fact) => must(fact, "A task definition"));
  };
  const newest = await read(newestOf(active));
  const families = new Set(newest.filter(({ tags }) => isMarked(tags)).map(({ family }) => family));
  const used = services.filter(({ tags }) => isMarked(tags)).map(({ taskDefinitionArn }) => taskDefinitionArn);
  const named = new Set([...used, ...recorded]);
  const wanted = active.filter((arn) => families.has(familyOf(arn)) || named.has(arn));
  return read(wanted);
}

/** `arn:…:task-definition/web:7` → `web` */
const familyOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1, arn.lastIndexOf(":"));
const revisionOf = (arn: string): number => Number(arn.slice(arn.lastIndexOf(":") + 1));

function newestOf(arns: readonly string[]): string[] {
  const newest = new Map<string, string>();
  for (const arn of arns) {
    const before = newest.get(familyOf(arn));
    if (before === undefined || revisionOf(before) < revisionOf(arn)) newest.set(familyOf(arn), arn);
  }
  return [...newest.values()];
}
