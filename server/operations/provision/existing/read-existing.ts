import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { type Facts, indexFacts, known } from "@/lib/domain/facts";
import type {
  DefinitionSettings,
  Existing,
  ServiceSettings,
  Way,
} from "@/lib/domain/provisioning/from-environment/existing";
import { inOrder } from "@/lib/domain/provisioning/from-environment/in-order";
import { logGroupOf } from "@/lib/domain/provisioning/from-environment/logging";
import { waysOf } from "@/lib/domain/provisioning/from-environment/way";
import { lastPart } from "@/lib/domain/services/names";
import { balancingSettings } from "@/server/aws/read/settings/attributes";
import { getDefinitionSettings } from "@/server/aws/read/settings/definition";
import { getJoinedMachines, getMachines } from "@/server/aws/read/settings/machines";
import { getRoleSettings } from "@/server/aws/read/settings/role";
import { serviceSettings } from "@/server/aws/read/settings/service";
import { listMadeWith } from "@/server/aws/read/settings/stack";
import { findService, type Service } from "@/server/aws/write/ecs";
import { findLogGroup } from "@/server/aws/write/logs";
import { inventory } from "@/server/inventory";
import { networkOf } from "./network-of";

/** The most services that a new environment takes. */
const MOST = 10;

/**
 * An environment with everything that making it anew asks for: the reader's facts, and for each service nine calls
 * for what only this asks (service, task definition, network by three, log group, attributes by two, stack), three to
 * five more for machines, four or more for a role that its stack made.
 * @throws AppFailure `not_found`; `conflict` when no request of the stage is known to arrive at a service; AwsFailure.
 */
export async function readExisting(apiId: string, stageName: string): Promise<Existing> {
  const facts = await inventory().read({ apiId });
  const api = known(facts.apis)?.find(({ id }) => id === apiId);
  const stage = known(facts.stages[apiId])?.find((each) => each.stage === stageName);
  if (!api || !stage) throw notThere(facts, apiId, stageName);
  const ways = waysOf(indexFacts(facts), api, stage);
  const balancers = ways.map(({ loadBalancer }) => loadBalancer.arn);
  const all = await Promise.all(
    ways.slice(0, MOST).map(async (way) => ({
      ...way,
      apiId,
      apiName: api.name,
      ...(api.endpointType && { endpointType: api.endpointType }),
      apiExtras: api.extras ?? [],
      stage,
      ...(await readService(facts, way, balancers)),
    })),
  );
  const services = all.map((each): Existing => ({ ...each, more: [], otherServices: [] }));
  const [first, ...more] = inOrder(services);
  if (first === undefined) throw noWay(stageName);
  return { ...first, more, otherServices: ways.slice(MOST).map(({ serviceArn }) => lastPart(serviceArn)) };
}

/** @param balancers the environment's own, by ARN */
async function readService(facts: Facts, way: Way, balancers: string[]) {
  const { service, ...clustered } = await serviceOf(facts, way.serviceArn);
  const definition = await getDefinitionSettings(service.taskDefinition ?? "");
  const settings = serviceSettings(service);
  const subnetIds = settings.subnetIds.length > 0 ? settings.subnetIds : (way.loadBalancer.subnetIds ?? []);
  const others = known(facts.loadBalancers)?.filter(({ arn }) => !balancers.includes(arn)) ?? [];
  const [network, machines, retentionDays, balancing, made] = await Promise.all([
    networkOf(
      subnetIds,
      others.flatMap((each) => each.subnetIds ?? []),
    ),
    machinesOf(clustered.cluster, settings),
    retentionOf(definition, settings.containerName),
    balancingSettings(way.loadBalancer.arn, way.targetGroup.arn),
    listMadeWith(way.serviceArn),
  ]);
  const executionRole = await stackRole(definition, made);
  return {
    ...clustered,
    service: settings,
    definition,
    executionRole,
    network,
    machines,
    retentionDays,
    ...balancing,
    ...made,
  };
}

/** Others' is used as it is. CloudFormation knows a role by its name. */
async function stackRole({ executionRoleArn = "" }: DefinitionSettings, { stackMade }: { stackMade: string[] }) {
  const name = lastPart(executionRoleArn);
  return stackMade.includes(name) ? getRoleSettings(name) : null;
}

type Clustered = Pick<Existing, "cluster" | "clusterSettings">;

async function serviceOf(facts: Facts, arn: string): Promise<Clustered & { service: Service }> {
  const fact = Object.values(facts.services).flatMap((each) => known(each)?.filter((one) => one.arn === arn) ?? [])[0];
  const cluster = known(facts.clusters)?.find((each) => each.arn === fact?.clusterArn);
  const service = fact && cluster && (await findService(cluster.arn, fact.name));
  if (service) {
    const { containerInsights, capacityProviders = [] } = cluster;
    const clusterSettings = { ...(containerInsights && { containerInsights }), capacityProviders };
    return { service, cluster: cluster.name, clusterSettings };
  }
  throw new AppFailure({ code: "not_found", message: "The service behind the stage is not there any more." });
}

async function machinesOf(cluster: string, { capacityProviders, launchType }: ServiceSettings) {
  const [provider] = capacityProviders;
  if (provider === undefined) return launchType === "EC2" ? getJoinedMachines(cluster) : null;
  return provider.startsWith("FARGATE") ? null : getMachines(provider);
}

async function retentionOf({ containers }: DefinitionSettings, name: string | undefined): Promise<number | null> {
  const group = logGroupOf(containers.find((each) => each.name === name) ?? containers[0]);
  return group === undefined ? null : ((await findLogGroup(group))?.retentionDays ?? null);
}

function notThere(facts: Facts, apiId: string, stage: string): AppFailure {
  const error = facts.apis.error ?? facts.stages[apiId]?.error;
  if (error && error.code !== "not_found")
    return new AppFailure({ code: error.code, message: `The stage could not be read: ${error.message}` });
  return new AppFailure({
    code: "not_found",
    message: `There is no stage ${stage} of the API ${apiId} (any more).`,
    remedy: "Choose one on the page of all environments.",
  });
}

const noWay = (stage: string) =>
  new AppFailure({
    code: "conflict",
    message: `No request of ${stage} is known to arrive at an ECS service.`,
    reason: "Only a stage that a variable binds to a load balancer with a service behind it can be made anew.",
    remedy: "See on the environment's page where the request path ends.",
  });
