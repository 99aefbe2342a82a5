import { type Fact, type Facts, isTroubled, type ServiceFact, type TaskFact } from "@/lib/domain/facts";
import { lastLinesOf } from "./log-tail";
import { byId, type Reader } from "./reader";

export type TroubleFacts = Pick<Facts, "stoppedTasks" | "definitionStates" | "logTails">;
type Ecs = Pick<Facts, "services" | "taskDefinitions">;

/**
 * What explains why tasks do not stay: read of services in trouble only, so that a healthy account costs nothing more.
 * `detail`: also what the tasks wrote last, and whether the task definitions are still active.
 */
export async function readTrouble(
  reader: Reader,
  ecs: Ecs,
  targetGroupArns: ReadonlySet<string>,
  detail: boolean,
): Promise<TroubleFacts> {
  const all = Object.values(ecs.services).flatMap((fact) => fact.value ?? []);
  const bound = all.filter((service) => service.targetGroupArns.some((arn) => targetGroupArns.has(arn)));
  const [stoppedTasks, definitionStates] = await Promise.all([
    readStopped(reader, bound.filter(isTroubled)),
    byId(detail ? bound.map(({ taskDefinitionArn }) => taskDefinitionArn).filter(Boolean) : [], (arn) =>
      reader.get(
        `definitionStates:${arn}`,
        async () => (await reader.source.getTaskDefinition(arn)).status ?? "ACTIVE",
      ),
    ),
  ]);
  return { stoppedTasks, definitionStates, logTails: detail ? await readTails(reader, ecs, stoppedTasks) : {} };
}

/** By service ARN; the cache shares them with the service's own page. */
async function readStopped(
  { get, source }: Reader,
  services: readonly ServiceFact[],
): Promise<Record<string, Fact<TaskFact[]>>> {
  const byArn = new Map(services.map((service) => [service.arn, service]));
  return byId(byArn.keys(), async (arn) => {
    const { clusterArn = "", name = "" } = byArn.get(arn) ?? {};
    return get(`stoppedTasks:${clusterArn}/${name}`, () => source.listStoppedTasks(clusterArn, name));
  });
}

/** Of the task of each service that stopped last. */
async function readTails(
  { get, source }: Reader,
  { taskDefinitions }: Ecs,
  stopped: Facts["stoppedTasks"],
): Promise<Facts["logTails"]> {
  const last = Object.values(stopped).flatMap((fact) => fact.value?.slice(0, 1) ?? []);
  const looks = new Map(
    last.flatMap((task) => {
      const look = lastLinesOf(task, taskDefinitions[task.taskDefinitionArn]?.value);
      return look ? [[task.arn, look] as const] : [];
    }),
  );
  return byId(looks.keys(), (arn) =>
    get(`logTails:${arn}`, async () => {
      const look = looks.get(arn);
      return look ? (await source.filterLogs(look)).events.slice(-LINES).map(({ message }) => message) : [];
    }),
  );
}

/** As many lines as fit beside a diagnosis. */
const LINES = 10;
