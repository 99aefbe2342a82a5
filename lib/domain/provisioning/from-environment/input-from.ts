import type { FurtherService, ProvisionRequest } from "@/lib/contracts/provision/input";
import type { HttpMethod } from "@/lib/contracts/provision/methods";
import type { RolloutInput } from "@/lib/contracts/provision/rollout";
import { MOST_TASKS } from "@/lib/contracts/service-limits";
import type { ServiceGrants } from "../grants";
import { lacksSecrets } from "./carried-words";
import { clusterLeft, insightsFrom } from "./cluster";
import { containerFrom } from "./container";
import { type Earlier, entryFrom, networkFrom } from "./entry";
import type { Carried, Existing, NetworkSettings, Route } from "./existing";
import { baseNames, namesFrom } from "./given";
import { bringsMachines, launchFrom } from "./launch";
import { clusterNameFrom, serviceNameFrom } from "./names";
import { rolesFrom } from "./roles";
import { routesOf } from "./routes";

/**
 * An existing environment as the input that makes an equal one in an account without it. What no input can say is named
 * in `left`, in whole sentences.
 */
export function inputFrom(existing: Existing): Carried<ProvisionRequest> {
  const { apiName, endpointType, stage } = existing;
  const first = serviceFrom(existing, []);
  const further = furtherFrom(existing, first.service);
  const left = [...first.left];
  const network = networkFrom(existing, first.service.serviceName, left);
  const variables = variablesFrom(existing);
  const input: ProvisionRequest = {
    ...first.service,
    api: { name: apiName, ...(endpointType && { endpointType }) },
    stage: stage.stage,
    network,
    ...(further.length > 0 ? { more: further.map(({ service }) => service) } : {}),
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
  };
  return {
    input,
    routes: [...first.routes, ...further.flatMap(({ routes }) => routes)],
    left: [...left, ...further.flatMap(({ left: all }) => all), ...stageLeft(existing)],
    grants: [first, ...further].map(({ grants }) => grants),
    granted: [first, ...further].flatMap(({ granted }) => granted),
    renamed: [...new Set([first, ...further].flatMap(({ renamed }) => renamed))],
  };
}

interface One {
  service: FurtherService;
  /** Beside the service's own path. */
  routes: Route[];
  left: string[];
  renamed: string[];
  grants: ServiceGrants;
  granted: string[];
}

/** Each knows those before it, whose load balancer it may stand on. What is left of it says whose it is. */
function furtherFrom(existing: Existing, first: FurtherService): One[] {
  const earlier: Earlier[] = [{ existing, service: first }];
  return existing.more.map((each) => {
    const { service, routes, left, granted, ...rest } = serviceFrom(each, earlier);
    const told = (words: string): string => `${each.service.name}: ${words}`;
    earlier.push({ existing: each, service });
    const { variableName } = service;
    const scheme = each.listener.protocol === "HTTPS" ? "https" : "http";
    const others = networkLeft(existing, each);
    return {
      service,
      routes: routes.map((route) => ({ ...route, variableName, scheme })),
      left: [...left, ...others].map(told),
      granted: granted.map(told),
      ...rest,
    };
  });
}

/** All of an environment are made in one network. */
const networkLeft = (first: Existing, { network }: Existing): string[] =>
  placeOf(network) === placeOf(first.network) ? [] : [`The network ${placeOf(network)} becomes the first service's.`];

const placeOf = (network: NetworkSettings | null): string => {
  const subnets = network?.subnets.map(({ id }) => id).sort() ?? [];
  return network ? `${network.vpcId} with ${subnets.join(", ")}` : "that could not be found";
};

function serviceFrom(existing: Existing, earlier: Earlier[]): One {
  const { service, variable } = existing;
  const base = baseNames(existing);
  const serviceName = serviceNameFrom(base.serviceName);
  const contained = containerFrom(existing, serviceName);
  const launched = launchFrom(existing, contained.container, base.clusterName);
  const entered = entryFrom(existing, earlier);
  const { routes, left: leftRoutes } = routesOf(existing);
  const [main, ...more] = routes;
  const clusterName = bringsMachines({ launch: launched.part }) ? clusterNameFrom(base.clusterName) : base.clusterName;
  const named = namesFrom(
    existing,
    { clusterName, serviceName, launch: launched.part, entry: entered.part.entry },
    earlier,
  );
  const roles = rolesFrom(existing, {
    ...{ clusterName, serviceName, names: named.names, launch: launched.part },
    executionRole: contained.part.executionRole,
  });
  return {
    service: {
      clusterName,
      serviceName,
      ...contained.part,
      desiredCount: Math.min(service.desired, MOST_TASKS),
      path: main?.path ?? existing.path,
      upstreamPath: main?.upstreamPath ?? "",
      methods: (main?.methods ?? ["GET"]) as HttpMethod[],
      variableName: variable,
      launch: launched.part,
      ...entered.part,
      ...groupPortOf(existing, contained.part.containerPort),
      ...insightsFrom(existing),
      ...delayOf(existing),
      rollout: rolloutOf(service),
      circuitBreaker: service.circuitBreaker,
      ...(Object.keys(named.names).length > 0 ? { names: named.names } : {}),
    },
    routes: more,
    left: [
      ...contained.left,
      ...clusterLeft(existing),
      ...launched.left,
      ...entered.left,
      ...leftRoutes,
      ...existing.balancing.map((extra) => `The ${extra.replace(": ", " loses ")}.`),
      ...roles.left,
      ...(lacksSecrets(contained.part) && !roles.grants.execution ? [SECRETS] : []),
      ...named.left,
      ...serviceLeft(existing),
    ],
    renamed: named.renamed,
    grants: roles.grants,
    granted: [...roles.granted, ...(lacksSecrets(contained.part) && roles.grants.execution ? [SECRETS] : [])],
  };
}

const SECRETS = "The new task execution role may not read the secrets, until it is allowed to.";

/** The stage's variables that lead to none of the services are carried over as they are. */
function variablesFrom({ stage, variable, more }: Existing): Record<string, string> {
  const bound = new Set([variable, ...more.map((each) => each.variable)]);
  return Object.fromEntries(Object.entries(stage.variables).filter(([name]) => !bound.has(name)));
}

const groupPortOf = ({ targetGroup: { port } }: Existing, containerPort: number) =>
  port === undefined || port === containerPort ? {} : { targetGroupPort: port };

const delayOf = ({ deregistrationDelaySeconds }: Existing) =>
  deregistrationDelaySeconds === undefined ? {} : { deregistrationDelaySeconds };

const rolloutOf = ({ minimumHealthyPercent: least, maximumPercent: most }: Existing["service"]): RolloutInput => ({
  minimumHealthyPercent: Math.min(least, 100),
  maximumPercent: Math.min(Math.max(most, 100), 200),
});

function serviceLeft({ service, otherServices }: Existing): string[] {
  const { desired, minimumHealthyPercent: least, maximumPercent: most } = service;
  const left = service.extras.map((extra) => `The service loses ${extra}.`);
  if (otherServices.length > 0) left.push(`The stage loses other services behind it: ${otherServices.join(", ")}.`);
  if (desired > MOST_TASKS) left.push(`The desired count ${desired} becomes ${MOST_TASKS}.`);
  if (service.targetGroups > 1) left.push(`The service stands in one target group, not in ${service.targetGroups}.`);
  const kept = rolloutOf(service);
  if (least !== kept.minimumHealthyPercent || most !== kept.maximumPercent)
    left.push(
      `The healthy tasks of a rollout, ${least} to ${most} %, become ${kept.minimumHealthyPercent} to ${kept.maximumPercent} %.`,
    );
  if (service.circuitBreaker !== service.rollsBack)
    left.push("The circuit breaker gets a rollback: it goes back to the last revision that worked.");
  if (service.launchType === "FARGATE" && !service.assignsPublicIp)
    left.push("The tasks get public addresses, since the subnets are public.");
  return left;
}

function stageLeft({ stage, apiExtras }: Existing): string[] {
  const left = [
    ...apiExtras.map((extra) => `The API loses ${extra}.`),
    ...(stage.extras ?? []).map((extra) => `The stage loses ${extra}.`),
  ];
  if (stage.canary) left.push(`The stage loses its canary of ${stage.canary.percent} %.`);
  if (stage.throttling) left.push("The stage loses its throttling.");
  return left;
}
