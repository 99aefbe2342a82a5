import type { ApiFact, Holdings, LogGroupFact, StageFact, TaskDefinitionFact } from "@/lib/domain/facts";
import { readGateway } from "../gateway";
import { byId, type Reader } from "../reader";
import { isMarked, readEcsHoldings } from "./ecs";
import { readBalancingHoldings } from "./load-balancing";
import { must } from "./must";
import { notingAge } from "./noting-age";
import { readCapacity, readNetwork, readRoles } from "./surroundings";

export interface HoldingsScope {
  /** Also this API's methods. */
  apiId?: string | undefined;
  /** Log groups that Stageway's records name: they cannot be listed by tag. */
  logGroupNames?: readonly string[];
  /** Task definitions that Stageway's records name: their family may be somebody's. */
  definitionArns?: readonly string[];
}

/**
 * All that a removal decides upon. The methods of an API are read where it may lose them: of the one in scope, and of
 * Stageway's own APIs without a stage.
 * @throws AppFailure when any of it cannot be read: then nothing may be concluded.
 */
export async function readHoldings(
  from: Reader,
  { apiId, logGroupNames = [], definitionArns = [] }: HoldingsScope,
): Promise<Holdings> {
  const { reader, oldest } = notingAge(from);
  const [gateway, ecs, groups, network, capacity, roles] = await Promise.all([
    readGatewayHoldings(reader, apiId),
    readEcsHoldings(reader, definitionArns),
    reader.get("ownership:securityGroups", reader.source.listSecurityGroups),
    readNetwork(reader),
    readCapacity(reader),
    readRoles(reader),
  ]);
  const securityGroups = must(groups, "The list of security groups");
  const own = securityGroups
    .filter(({ tags }) => isMarked(tags))
    .map(({ id }) => id)
    .sort();
  const subnets = network.subnets.map(({ id }) => id).sort();
  const [balancing, networkInterfaces, logGroups] = await Promise.all([
    readBalancingHoldings(
      reader,
      gateway.stages.filter((stage) => stage.apiId === apiId),
      gateway.snapshots,
    ),
    reader.get(`ownership:interfaces/${[...own, ...subnets].join()}`, () =>
      reader.source.listNetworkInterfaces(own, subnets),
    ),
    readLogGroups(reader, ecs.taskDefinitions, logGroupNames, apiId === undefined),
  ]);
  return {
    ...gateway,
    ...ecs,
    ...balancing,
    securityGroups,
    networkInterfaces: must(networkInterfaces, "The network interfaces of security groups"),
    logGroups,
    network,
    capacity,
    roles,
    at: oldest(),
  };
}

async function readGatewayHoldings(
  reader: Reader,
  apiId?: string,
): Promise<Pick<Holdings, "apis" | "stages" | "snapshots" | "deployments" | "trees">> {
  const { get, source } = reader;
  const facts = await readGateway(reader, undefined, apiId);
  const apis = must(facts.apis, "The list of APIs");
  const stages = apis.flatMap(({ id }) => must(facts.stages[id], "An API's stages"));
  const deployments = apis.map(({ id }) => [id, must(facts.deployments[id], "An API's deployments")] as const);
  const losing = apis.filter((api) => api.id === apiId || isLeft(api, stages)).map(({ id }) => id);
  const trees = await byId(losing, (id) => get(`ownership:tree/${id}`, () => source.listApiTree(id)));
  return {
    apis,
    stages,
    snapshots: facts.snapshots,
    deployments: Object.fromEntries(deployments),
    trees: Object.fromEntries(Object.entries(trees).map(([id, fact]) => [id, must(fact, "An API's methods")])),
  };
}

const isLeft = ({ id, tags }: ApiFact, stages: readonly StageFact[]): boolean =>
  isMarked(tags) && !stages.some((stage) => stage.apiId === id);

/**
 * Those that Stageway made by its records, and those that its task definitions write to; `also` those that only their tags
 * tell of, after a database was lost.
 */
async function readLogGroups(
  reader: Reader,
  definitions: readonly TaskDefinitionFact[],
  recorded: readonly string[],
  also: boolean,
): Promise<LogGroupFact[]> {
  const { get, source } = reader;
  const named = definitions.flatMap(({ tags, containers }) =>
    isMarked(tags) ? containers.flatMap(({ logging }) => logging?.group ?? []) : [],
  );
  const names = [...new Set([...named, ...recorded])];
  const facts = await Promise.all(names.map((name) => get(`ownership:logs/${name}`, () => source.findLogGroup(name))));
  const known = facts.flatMap((fact) => must(fact, "Log groups"));
  return also ? [...known, ...(await readUnnamed(reader, new Set(names)))] : known;
}

/** Where the services' log groups are; what cannot be read is not concluded upon, and stays. */
async function readUnnamed({ get, source }: Reader, known: ReadonlySet<string>): Promise<LogGroupFact[]> {
  const { value = [] } = await get("ownership:logs", () => source.listLogGroups("/ecs/"));
  const unknown = value.filter(({ name }) => !known.has(name));
  const facts = await Promise.all(
    unknown.map((each) => get(`ownership:logs/${each.name}`, () => source.tagLogGroup(each))),
  );
  return facts.flatMap((fact) => fact.value ?? []).filter(({ tags }) => isMarked(tags));
}
