import { type Fact, type Facts, isRestless, isTroubled, type ServiceFact, type TaskFact } from "@/lib/domain/facts";
import { rolledBack } from "@/lib/domain/services/rolled-back";
import { failuresOf, lastOfRollout } from "@/lib/domain/stopped-tasks/failures";
import { lastLinesOf } from "./log-tail";
import { byId, type Reader } from "./reader";

export type TroubleFacts = Pick<Facts, "stoppedTasks" | "definitionStates" | "logTails">;

/**
 * What explains why tasks do not stay: read of services in trouble only, so that a healthy account costs nothing more.
 * `detail`: also what the tasks wrote last, and whether the task definitions are still active.
 */
export async function readTrouble(
  reader: Reader,
  { services }: Pick<Facts, "services">,
  targetGroupArns: ReadonlySet<string>,
  detail: boolean,
): Promise<TroubleFacts> {
  const all = Object.values(services).flatMap((fact) => fact.value ?? []);
  const bound = all.filter((service) => service.targetGroupArns.some((arn) => targetGroupArns.has(arn)));
  const now = new Date(reader.now()).toISOString();
  const [stoppedTasks, definitionStates] = await Promise.all([
    readStopped(
      reader,
      bound.filter((service) => isTroubled(service) || isRestless(service, now) || rolledBack(service) !== null),
    ),
    byId(detail ? bound.map(({ taskDefinitionArn }) => taskDefinitionArn).filter(Boolean) : [], (arn) =>
      reader.get(
        `definitionStates:${arn}`,
        async () => (await reader.source.getTaskDefinition(arn)).status ?? "ACTIVE",
      ),
    ),
  ]);
  return {
    stoppedTasks,
    definitionStates,
    logTails: detail ? await readTails(reader, failuresToTell(bound, stoppedTasks, now)) : {},
  };
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

/** The task of each service that the diagnosis names: its last failure, not the one that somebody stopped after it. */
const failuresToTell = (services: readonly ServiceFact[], stopped: Facts["stoppedTasks"], now: string): TaskFact[] =>
  services.flatMap((service) => {
    const tasks = stopped[service.arn]?.value;
    const back = rolledBack(service);
    return failuresOf(service, tasks, now)[0] ?? (back && lastOfRollout(service, back, tasks)) ?? [];
  });

async function readTails({ get, source }: Reader, last: readonly TaskFact[]): Promise<Facts["logTails"]> {
  // Also that of a rollout which was taken back, and which no deployment has any more.
  const definitions = await byId(last.map(({ taskDefinitionArn }) => taskDefinitionArn).filter(Boolean), (arn) =>
    get(`taskDefinitions:${arn}`, () => source.getTaskDefinition(arn)),
  );
  const looks = new Map(
    last.flatMap((task) => {
      const look = lastLinesOf(task, definitions[task.taskDefinitionArn]?.value);
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
