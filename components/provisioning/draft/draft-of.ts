import type { ProvisionRequest } from "@/lib/contracts/provision/input";
import { type CarriedOver, type Draft, EXAMPLE, FOR_EVER, type NewInstances } from "./draft";

/** An input as the form shows it; what it leaves out is as in the example. */
export function draftOf(input: ProvisionRequest): Draft {
  const { api, healthCheck = {}, logs = {}, executionRole = { kind: "new" } } = input;
  return {
    ...EXAMPLE,
    clusterName: input.clusterName,
    serviceName: input.serviceName,
    image: input.image,
    containerPort: textOf(input.containerPort),
    command: input.command ?? "",
    desiredCount: textOf(input.desiredCount),
    ...("id" in api ? { apiId: api.id, apiName: "" } : { apiId: "", apiName: api.name }),
    path: input.path,
    upstreamPath: input.upstreamPath ?? "",
    methods: input.methods ?? EXAMPLE.methods,
    stage: input.stage,
    variableName: input.variableName,
    ...launchOf(input),
    ...networkOf(input),
    ...(executionRole.kind === "existing"
      ? { role: "existing", roleArn: executionRole.arn }
      : { role: executionRole.kind }),
    logs: logs.enabled ?? true,
    retentionDays: logs.retentionDays === null ? FOR_EVER : textOf(logs.retentionDays, EXAMPLE.retentionDays),
    ...entryOf(input),
    checkPath: healthCheck.path ?? EXAMPLE.checkPath,
    matcher: healthCheck.matcher ?? EXAMPLE.matcher,
    intervalSeconds: textOf(healthCheck.intervalSeconds, EXAMPLE.intervalSeconds),
    timeoutSeconds: textOf(healthCheck.timeoutSeconds, EXAMPLE.timeoutSeconds),
    healthyThreshold: textOf(healthCheck.healthyThreshold, EXAMPLE.healthyThreshold),
    unhealthyThreshold: textOf(healthCheck.unhealthyThreshold, EXAMPLE.unhealthyThreshold),
    graceSeconds: textOf(healthCheck.graceSeconds, EXAMPLE.graceSeconds),
    deregistrationDelaySeconds: textOf(input.deregistrationDelaySeconds, EXAMPLE.deregistrationDelaySeconds),
    minimumHealthyPercent: textOf(input.rollout?.minimumHealthyPercent, EXAMPLE.minimumHealthyPercent),
    maximumPercent: textOf(input.rollout?.maximumPercent, EXAMPLE.maximumPercent),
    circuitBreaker: input.circuitBreaker ?? true,
    carried: carriedOf(input),
  };
}

function carriedOf({
  definition,
  more,
  variables,
  targetGroupPort,
  containerInsights,
  entry,
  launch,
}: ProvisionRequest): CarriedOver {
  const { kind: _kind, ...listener } = entry?.kind === "own" ? entry : { kind: "own" as const };
  return {
    ...(definition && { definition }),
    ...(more && { more }),
    ...(variables && { variables }),
    ...(targetGroupPort !== undefined && { targetGroupPort }),
    ...(containerInsights && { containerInsights }),
    ...(Object.keys(listener).length > 0 ? { listener } : {}),
    ...(launch?.type === "EC2" && launch.placementStrategy && { placementStrategy: launch.placementStrategy }),
    ...(launch?.type === "EC2" && launch.instances?.kind === "new" && machinesOf(launch.instances)),
  };
}

function machinesOf({ kind: _kind, instanceType: _type, count: _count, ...machines }: NewInstances) {
  return Object.keys(machines).length > 0 ? { machines } : {};
}

const textOf = (value: unknown, otherwise = ""): string => (value === undefined ? otherwise : String(value));

function launchOf({ launch }: ProvisionRequest): Partial<Draft> {
  if (launch?.type !== "EC2") {
    const { cpu = 256, memory = 512 } = launch ?? {};
    return { launchType: "FARGATE", fargateSize: `${cpu}/${memory}` };
  }
  const size = {
    containerCpu: textOf(launch.cpu, EXAMPLE.containerCpu),
    containerMemory: textOf(launch.memory, EXAMPLE.containerMemory),
  };
  const { instances } = launch;
  if (instances?.kind === "existing") return { launchType: "EC2", ...size, instances: "existing" };
  return {
    launchType: "EC2",
    ...size,
    instances: "new",
    instanceType: instances?.instanceType ?? EXAMPLE.instanceType,
    instanceCount: textOf(instances?.count, EXAMPLE.instanceCount),
  };
}

function networkOf({ network = { kind: "default" } }: ProvisionRequest): Partial<Draft> {
  if (network.kind === "existing") return { network: "existing", vpcId: network.vpcId, subnetIds: network.subnetIds };
  return network.kind === "new" ? { network: "new", cidr: network.cidr ?? EXAMPLE.cidr } : { network: "default" };
}

function entryOf({ entry = { kind: "own" } }: ProvisionRequest): Partial<Draft> {
  // Only a further service stands beside another.
  if (entry.kind !== "rule") return { entry: "own" };
  const { listenerArn, pathPrefix, priority } = entry;
  return { entry: "rule", listenerArn, pathPrefix, priority: textOf(priority) };
}
