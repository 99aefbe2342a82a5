import type { Facts } from "@/lib/domain/facts";
import { isNeverPublic } from "@/lib/domain/request-path/load-balancer-hop";
import { boundHosts, calledHosts } from "@/lib/domain/stage-variables";
import { readServices, readTasks } from "./ecs";
import { readGateway } from "./gateway";
import { readBehind, readLists } from "./load-balancing";
import { byId, type Reader } from "./reader";

export interface ReadScope {
  /** Only this API's environments; absent: all. */
  apiId?: string;
  /** `all`: also what stands behind load balancers that no stage is bound to. */
  loadBalancers?: "bound" | "all";
}

/** Reads the way of a request from stage to task; what does not depend on each other side by side. */
export async function readFacts(reader: Reader, scope: ReadScope): Promise<Facts> {
  const [gateway, lists, ecs] = await Promise.all([
    readGateway(reader, scope.apiId),
    readLists(reader),
    readServices(reader),
  ]);
  const bound = boundHosts(gateway);
  const all = scope.loadBalancers === "all";
  const [balancing, hosts] = await Promise.all([
    readBehind(reader, lists, ({ dnsName }) => all || bound.has(dnsName.toLowerCase())),
    readHosts(reader, lists.loadBalancers, calledHosts(gateway)),
  ]);
  const tasks = await readTasks(reader, ecs.services, new Set(Object.keys(balancing.targetHealth)));
  return { at: new Date().toISOString(), ...gateway, ...balancing, hosts, ...ecs, ...tasks };
}

/** Only hosts that are no load balancer of ours need looking up. */
function readHosts(
  { get, source }: Reader,
  loadBalancers: Facts["loadBalancers"],
  called: Set<string>,
): Promise<Facts["hosts"]> {
  const ours = new Set((loadBalancers.value ?? []).map(({ dnsName }) => dnsName.toLowerCase()));
  const others = [...called].filter((host) => !ours.has(host) && !isNeverPublic(host));
  return byId(loadBalancers.value ? others : [], (host) => get(`hosts:${host}`, () => source.resolves(host)));
}
