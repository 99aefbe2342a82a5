import {
  type Fact,
  type Facts,
  hostPortsOf,
  isReachedByHost,
  known,
  type ServiceFact,
  type TargetFact,
  type TaskFact,
} from "@/lib/domain/facts";
import { isRollingOut } from "@/lib/domain/request-path/service-hop";
import { byId, type Reader } from "./reader";

type TargetHealth = Facts["targetHealth"];
type Running = Pick<Facts, "services" | "tasks" | "containerInstances" | "taskDefinitions">;
type Place = Pick<TargetFact, "id" | "port">;

/**
 * A group that lists no target tells nothing of tasks that run and were never registered, or no longer are: they are asked
 * for by where they would be registered. Only of services that are steady, so that it costs a call where something is wrong
 * and else none.
 */
export async function readUnregistered(
  { get, source }: Reader,
  targetHealth: TargetHealth,
  facts: Running,
): Promise<TargetHealth> {
  const steady = Object.values(facts.services)
    .flatMap(({ value = [] }) => value)
    .filter((service) => service.desired > 0 && service.running >= service.desired && !isRollingOut(service));
  const empty = Object.keys(targetHealth).filter((arn) => targetHealth[arn]?.value?.length === 0);
  const lost = new Map(
    empty.flatMap((arn) => {
      const places = steady.flatMap((service) => placesIn(arn, service, facts));
      return places.length === 0 ? [] : [[arn, places.sort((a, b) => (labelOf(a) < labelOf(b) ? -1 : 1))] as const];
    }),
  );
  const asked = await byId(lost.keys(), (arn) => {
    const places = lost.get(arn) ?? [];
    return get(`targetHealth:${arn}:${places.map(labelOf).join()}`, () => source.listTargetHealth(arn, places));
  });
  return { ...targetHealth, ...knownOnes(asked) };
}

/** Where a service's tasks would be registered. What does not tell is left out: then the group is said to be empty. */
function placesIn(groupArn: string, { clusterArn, name, registrations }: ServiceFact, facts: Running): Place[] {
  const tasks = (facts.tasks[clusterArn]?.value ?? []).filter((task) => isOf(task, name));
  const instances = known(facts.containerInstances[clusterArn]) ?? {};
  return registrations
    .filter(({ targetGroupArn }) => targetGroupArn === groupArn)
    .flatMap(({ container, containerPort }) =>
      tasks.flatMap((task): Place[] => {
        if (!isReachedByHost(task)) return task.addresses.slice(0, 1).map((id) => ({ id, port: containerPort }));
        const id = instances[task.containerInstanceArn ?? ""];
        const bound = hostPortsOf(task, facts.taskDefinitions[task.taskDefinitionArn]?.value)?.find(
          (one) => one.container === container && one.containerPort === containerPort,
        );
        return id && bound ? [{ id, port: bound.hostPort }] : [];
      }),
    );
}

const labelOf = ({ id, port }: Place): string => `${id}:${port}`;

const isOf = ({ serviceName, lastStatus, desiredStatus }: TaskFact, name: string): boolean =>
  serviceName === name && lastStatus === "RUNNING" && desiredStatus === "RUNNING";

/** Where they could not be asked for, the empty list stands. */
const knownOnes = (asked: Record<string, Fact<TargetFact[]>>): TargetHealth =>
  Object.fromEntries(Object.entries(asked).filter(([, { value }]) => value !== undefined));
