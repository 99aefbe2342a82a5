import type { Facts, ListenerFact, LoadBalancerFact, TargetGroupFact } from "@/lib/domain/facts";
import { byId, type Reader } from "./reader";

export type LoadBalancingFacts = Pick<Facts, "loadBalancers" | "listeners" | "targetGroups" | "targetHealth">;
export type Lists = Pick<Facts, "loadBalancers" | "targetGroups">;

/** The two lists that need nothing else. */
export async function readLists({ get, source }: Reader): Promise<Lists> {
  const [loadBalancers, targetGroups] = await Promise.all([
    get("loadBalancers", source.listLoadBalancers),
    get("targetGroups", source.listTargetGroups),
  ]);
  return { loadBalancers, targetGroups };
}

/** Listeners of the chosen load balancers, and the health of the target groups behind them and of those chosen besides. */
export async function readBehind(
  { get, source, now }: Reader,
  lists: Lists,
  chosen: (loadBalancer: LoadBalancerFact) => boolean,
  besides: (group: TargetGroupFact) => boolean = () => false,
): Promise<LoadBalancingFacts> {
  const arns = new Set((lists.loadBalancers.value ?? []).filter(chosen).map(({ arn }) => arn));
  const groups = (lists.targetGroups.value ?? []).filter(
    (group) => group.loadBalancerArns.some((arn) => arns.has(arn)) || besides(group),
  );
  const [listeners, targetHealth] = await Promise.all([
    byId(arns, (arn) =>
      get<ListenerFact[]>(`listeners:${arn}`, async (last) => sinceFirst(last, await source.listListeners(arn), now())),
    ),
    byId(
      groups.map(({ arn }) => arn),
      (arn) => get(`targetHealth:${arn}`, () => source.listTargetHealth(arn)),
    ),
  ]);
  return { ...lists, listeners, targetHealth };
}

/** Rules that cannot be read are a listener's that can: since when, only the reading before it tells. */
const sinceFirst = (last: readonly ListenerFact[] | undefined, now: ListenerFact[], at: number): ListenerFact[] =>
  now.map((listener) => {
    if (!listener.rulesError) return listener;
    const before = last?.find(({ arn }) => arn === listener.arn)?.rulesError?.since;
    return { ...listener, rulesError: { ...listener.rulesError, since: before ?? new Date(at).toISOString() } };
  });
