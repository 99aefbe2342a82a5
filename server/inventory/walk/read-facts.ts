import type { Fact, Facts, LoadBalancerFact, ServiceFact } from "@/lib/domain/facts";
import { isNeverPublic } from "@/lib/domain/request-path/load-balancer-hop";
import { balancerHost, boundHosts, calledHosts } from "@/lib/domain/stage-variables";
import { readServices, readTasks } from "./ecs";
import { type GatewayFacts, readGateway } from "./gateway";
import { type Lists, type LoadBalancingFacts, readBehind, readLists } from "./load-balancing";
import { byId, type Reader } from "./reader";
import { readSecurityGroups } from "./security-groups";
import { readTrouble } from "./trouble";
import { readUnregistered } from "./unregistered";

export interface ReadScope {
  /** Only this API's environments; absent: all. */
  apiId?: string;
  /**
   * `all`: also what stands behind load balancers that no stage is bound to, and target groups behind none; `named`: also
   * behind that one.
   */
  loadBalancers?: "bound" | "all" | { named: string };
  /** Also the target group of this name, wherever it stands. */
  targetGroup?: string;
  /** `all`: task definitions also of services that no load balancer in scope leads to. */
  services?: "bound" | "all";
  /** Also what only the page of one environment tells: the editable API, log lines, the state of task definitions. */
  detail?: boolean;
}

/** Not many in a list: one API, load balancer or target group. */
export const isAboutOne = ({ apiId, loadBalancers, targetGroup }: ReadScope): boolean =>
  apiId !== undefined || typeof loadBalancers === "object" || targetGroup !== undefined;

/** Reads the way of a request from stage to task; what does not depend on each other side by side. */
export async function readFacts(reader: Reader, scope: ReadScope): Promise<Facts> {
  const [gateway, before, ecs] = await Promise.all([
    readGateway(reader, scope.apiId),
    readLists(reader),
    readServices(reader, isAboutOne(scope) ? await nearby(reader.held(), scope) : undefined),
  ]);
  const editable = readEditable(reader, scope);
  const lists = await readNewer(reader, before, gateway);
  const [balancing, hosts] = await Promise.all([
    readInScope(reader, scope, lists, gateway),
    readHosts(reader, lists.loadBalancers, calledHosts(gateway)),
  ]);
  const groups = new Set(Object.keys(balancing.targetHealth));
  const tasks = await readTasks(reader, ecs.services, groups, scope.services === "all");
  const [trouble, targetHealth] = await Promise.all([
    readTrouble(reader, ecs, groups, scope.detail === true),
    readUnregistered(reader, balancing.targetHealth, { ...ecs, ...tasks }),
  ]);
  const resources = await editable;
  const behind = { ...balancing, targetHealth };
  const at = new Date().toISOString();
  const facts = { at, ...gateway, resources, ...behind, hosts, ...ecs, ...tasks, ...trouble, securityGroups: {} };
  return { ...facts, securityGroups: await readSecurityGroups(reader, facts, groups) };
}

/** Load balancers and target groups that the scope names, and those that its stages are bound to. */
function readInScope(
  reader: Reader,
  { loadBalancers: wanted = "bound", targetGroup }: ReadScope,
  lists: Lists,
  gateway: GatewayFacts,
): Promise<LoadBalancingFacts> {
  const bound = boundHosts(gateway);
  return readBehind(
    reader,
    lists,
    (each) => isWanted(wanted, each) || bound.has(each.dnsName.toLowerCase()),
    (group) => group.name === targetGroup || (wanted === "all" && group.loadBalancerArns.length === 0),
  );
}

/** Whether a cluster has, or may have, services behind what the scope is about: by what was read before. */
async function nearby(held: Reader, scope: ReadScope): Promise<(services: Fact<ServiceFact[]>) => boolean> {
  const [gateway, lists] = await Promise.all([readGateway(held, scope.apiId), readLists(held)]);
  // What is not known, or has just been touched, may lead to any of them.
  const leading = [
    gateway.apis,
    ...Object.values({ ...gateway.stages, ...gateway.snapshots }),
    ...Object.values(lists),
  ];
  if (leading.some(({ value, error }) => value === undefined && error === undefined)) return () => true;
  const { targetHealth } = await readInScope(held, scope, lists, gateway);
  return ({ value }) =>
    value === undefined || value.some((each) => each.targetGroupArns.some((arn) => arn in targetHealth));
}

/** The editable API, to compare with the snapshot. GetResources has the smallest quota: one API at a time. */
const readEditable = ({ get, source }: Reader, { apiId, detail }: ReadScope): Promise<Facts["resources"]> =>
  byId(detail && apiId !== undefined ? [apiId] : [], (id) => get(`resources:${id}`, () => source.editableApi(id)));

const isWanted = (wanted: NonNullable<ReadScope["loadBalancers"]>, { name }: LoadBalancerFact): boolean =>
  wanted === "all" || (typeof wanted === "object" && wanted.named === name);

/** Only hosts that are no load balancer of ours need looking up. */
function readHosts(
  { get, source }: Reader,
  loadBalancers: Facts["loadBalancers"],
  called: Set<string>,
): Promise<Facts["hosts"]> {
  const ours = namesOf(loadBalancers);
  const others = [...called].filter((host) => !ours.has(balancerHost(host)) && !isNeverPublic(host));
  return byId(loadBalancers.value ? others : [], (host) => get(`hosts:${host}`, () => source.resolves(host)));
}

/** A load balancer's `NAME.REGION.elb.amazonaws.com` or `NAME.elb.REGION.amazonaws.com`; the embedded endpoint's likewise. */
const BALANCER = /\.elb\./;

/**
 * A stage may be bound to a load balancer that was made after the lists were read: before a name is said to lead nowhere,
 * lists that are older than the stages are read again.
 */
async function readNewer(reader: Reader, lists: Lists, gateway: GatewayFacts): Promise<Lists> {
  const { value, at, error } = lists.loadBalancers;
  if (value === undefined || at === undefined || error) return lists;
  const ours = namesOf(lists.loadBalancers);
  const strange = [...calledHosts(gateway)].some((host) => BALANCER.test(host) && !ours.has(balancerHost(host)));
  const stagesAt = Object.values(gateway.stages).reduce(
    (newest, { at: each = "" }) => (each > newest ? each : newest),
    "",
  );
  if (!strange || at >= stagesAt) return lists;
  reader.renew("loadBalancers", "targetGroups");
  return readLists(reader);
}

const namesOf = ({ value = [] }: Facts["loadBalancers"]): Set<string> =>
  new Set(value.map(({ dnsName }) => dnsName.toLowerCase()));
