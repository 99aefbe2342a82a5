import type { Fact, Facts, ServiceFact, TargetFact, TaskFact } from "@/lib/domain/facts";
import { isRollingOut } from "@/lib/domain/request-path/service-hop";
import { byId, type Reader } from "./reader";

type TargetHealth = Facts["targetHealth"];

/**
 * A group that lists no target tells nothing of tasks that run and were never registered, or no longer are: they are asked
 * for by their addresses. Only of services that are steady, so that it costs a call where something is wrong and else none.
 */
export async function readUnregistered(
  { get, source }: Reader,
  targetHealth: TargetHealth,
  { services, tasks }: Pick<Facts, "services" | "tasks">,
): Promise<TargetHealth> {
  const steady = Object.values(services)
    .flatMap(({ value = [] }) => value)
    .filter((service) => service.desired > 0 && service.running >= service.desired && !isRollingOut(service));
  const addressesIn = (arn: string): string[] =>
    steady.filter(({ targetGroupArns }) => targetGroupArns.includes(arn)).flatMap((one) => addressesOf(one, tasks));
  const empty = Object.keys(targetHealth).filter((arn) => targetHealth[arn]?.value?.length === 0);
  const lost = empty.flatMap((arn) => {
    const addresses = addressesIn(arn).sort();
    return addresses.length === 0 ? [] : [[arn, addresses] as const];
  });
  const asked = await byId(
    lost.map(([arn]) => arn),
    (arn) => {
      const addresses = new Map(lost).get(arn) ?? [];
      return get(`targetHealth:${arn}:${addresses.join()}`, () => source.listTargetHealth(arn, addresses));
    },
  );
  return { ...targetHealth, ...knownOnes(asked) };
}

/** Those on instances have none, and are not asked for. */
const addressesOf = ({ clusterArn, name }: ServiceFact, tasks: Facts["tasks"]): string[] =>
  (tasks[clusterArn]?.value ?? []).filter((task) => isOf(task, name)).flatMap(({ addresses }) => addresses.slice(0, 1));

const isOf = ({ serviceName, lastStatus, desiredStatus }: TaskFact, name: string): boolean =>
  serviceName === name && lastStatus === "RUNNING" && desiredStatus === "RUNNING";

/** Where they could not be asked for, the empty list stands. */
const knownOnes = (asked: Record<string, Fact<TargetFact[]>>): TargetHealth =>
  Object.fromEntries(Object.entries(asked).filter(([, { value }]) => value !== undefined));
