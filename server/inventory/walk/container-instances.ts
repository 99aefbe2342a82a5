import { type Facts, isReachedByHost, type ServiceFact } from "@/lib/domain/facts";
import { byId, type Reader } from "./reader";

/**
 * The instances on which tasks are reached by host ports, to tell whose task a target is. Only of clusters where services
 * in scope have such tasks; which instance a container instance is never changes, so that each is asked for once.
 */
export function readContainerInstances(
  reader: Reader,
  services: readonly ServiceFact[],
  tasks: Facts["tasks"],
): Promise<Facts["containerInstances"]> {
  const { get, source, renew } = reader;
  const wanted = new Map(
    Object.entries(tasks).flatMap(([cluster, { value = [] }]) => {
      const own = new Set(services.flatMap(({ clusterArn, name }) => (clusterArn === cluster ? name : [])));
      const hosted = value.filter(isReachedByHost);
      const arns = new Set(hosted.map(({ containerInstanceArn = "" }) => containerInstanceArn));
      return hosted.some(({ serviceName = "" }) => own.has(serviceName)) ? [[cluster, [...arns]] as const] : [];
    }),
  );
  return byId(wanted.keys(), async (cluster) => {
    const arns = wanted.get(cluster) ?? [];
    const key = `containerInstances:${cluster}` as const;
    const read = () =>
      get<Record<string, string | null>>(key, async (last = {}) => {
        const kept = arns.filter((arn) => arn in last).map((arn) => [arn, last[arn] ?? null] as const);
        const strange = arns.filter((arn) => !(arn in last));
        return { ...Object.fromEntries(kept), ...(await source.instancesBehind(cluster, strange)) };
      });
    const held = await read();
    const { value } = held;
    // What fails is asked for again at its own pace.
    if (value === undefined || held.error || arns.every((arn) => arn in value)) return held;
    renew(key);
    return read();
  });
}
