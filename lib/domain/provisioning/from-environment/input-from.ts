import type { ProvisionRequest } from "@/lib/contracts/provision/input";
import type { HttpMethod } from "@/lib/contracts/provision/methods";
import { containerFrom } from "./container";
import { entryFrom } from "./entry";
import type { Carried, Existing } from "./existing";
import { launchFrom } from "./launch";
import { serviceNameFrom } from "./names";
import { routesOf } from "./routes";

/** The most that the form takes. */
const MOST_TASKS = 10;

/**
 * An existing environment as the input that makes an equal one in an account without it. What no input can say is named
 * in `left`, in whole sentences.
 */
export function inputFrom(existing: Existing): Carried<ProvisionRequest> {
  const { service, apiName, stage, variable, cluster } = existing;
  const serviceName = serviceNameFrom(service.name);
  const contained = containerFrom(existing, serviceName);
  const launched = launchFrom(existing, contained.container);
  const entered = entryFrom(existing, serviceName);
  const { routes, left: leftRoutes } = routesOf(existing);
  const [main, ...more] = routes;
  const input: ProvisionRequest = {
    clusterName: cluster,
    serviceName,
    ...contained.part,
    desiredCount: Math.min(Math.max(service.desired, 1), MOST_TASKS),
    api: { name: apiName },
    path: main?.path ?? existing.path,
    upstreamPath: main?.upstreamPath ?? "",
    methods: (main?.methods ?? ["GET"]) as HttpMethod[],
    stage: stage.stage,
    variableName: variable,
    launch: launched.part,
    ...entered.part,
    circuitBreaker: service.circuitBreaker,
  };
  const left = [...namesLeft(existing, serviceName), ...serviceLeft(existing), ...stageLeft(existing)];
  return { input, routes: more, left: [...contained.left, ...launched.left, ...entered.left, ...leftRoutes, ...left] };
}

function namesLeft({ service, loadBalancer, targetGroup, rule }: Existing, serviceName: string): string[] {
  const own = Number.isFinite(rule.priority) ? [] : [["load balancer", loadBalancer.name] as const];
  const names = [
    ["service", service.name] as const,
    ...own,
    ["target group", targetGroup.name] as const,
    ["container", service.containerName ?? serviceName] as const,
  ];
  return names
    .filter(([, name]) => name !== serviceName)
    .map(([what, name]) => `The name of the ${what}, ${name}: it is ${serviceName}.`);
}

function serviceLeft({ service, otherServices }: Existing): string[] {
  const { desired, minimumHealthyPercent: least, maximumPercent: most } = service;
  const left = service.extras.map((extra) => `Of the service: ${extra}.`);
  if (otherServices.length > 0) left.push(`Other services behind the stage: ${otherServices.join(", ")}.`);
  if (desired < 1 || desired > MOST_TASKS)
    left.push(`The desired count ${desired}: the form takes 1 to ${MOST_TASKS}.`);
  if (service.targetGroups > 1) left.push(`Target groups beside the first: ${service.targetGroups - 1}.`);
  if (least !== 100 || most !== 200)
    left.push(`Healthy tasks in a rollout, ${least} to ${most} %: it is 100 to 200 %.`);
  if (service.circuitBreaker !== service.rollsBack)
    left.push("The circuit breaker without a rollback: it goes back to the last revision that worked.");
  if (service.launchType === "FARGATE" && !service.assignsPublicIp)
    left.push("Tasks without a public address: they get one, since the subnets are public.");
  return left;
}

function stageLeft({ stage, variable }: Existing): string[] {
  const others = Object.keys(stage.variables).filter((name) => name !== variable);
  const left = others.length > 0 ? [`Other stage variables: ${others.join(", ")}.`] : [];
  if (stage.canary) left.push(`The canary of ${stage.canary.percent} %.`);
  if (stage.throttling) left.push("The stage's throttling.");
  return left;
}
