import "server-only";
import type { Service } from "@aws-sdk/client-ecs";
import { placementStrategyInput } from "@/lib/contracts/provision/placement";
import type { ServiceSettings } from "@/lib/domain/provisioning/from-environment/existing";

/** What of a service matters for making it anew. ECS's defaults: API reference, DeploymentConfiguration. */
export function serviceSettings(from: Service): ServiceSettings {
  const [binding] = from.loadBalancers ?? [];
  const network = from.networkConfiguration?.awsvpcConfiguration;
  const {
    deploymentCircuitBreaker: breaker,
    minimumHealthyPercent,
    maximumPercent,
  } = from.deploymentConfiguration ?? {};
  const placement = placementStrategyInput.safeParse(from.placementStrategy ?? []);
  return {
    name: from.serviceName ?? "",
    desired: from.desiredCount ?? 0,
    ...(from.launchType && { launchType: from.launchType }),
    capacityProviders: (from.capacityProviderStrategy ?? []).flatMap(({ capacityProvider }) => capacityProvider ?? []),
    ...(binding?.containerName && { containerName: binding.containerName }),
    ...(binding?.containerPort && { containerPort: binding.containerPort }),
    targetGroups: from.loadBalancers?.length ?? 0,
    subnetIds: network?.subnets ?? [],
    assignsPublicIp: network?.assignPublicIp === "ENABLED",
    circuitBreaker: breaker?.enable ?? false,
    rollsBack: breaker?.rollback ?? false,
    minimumHealthyPercent: minimumHealthyPercent ?? 100,
    maximumPercent: maximumPercent ?? 200,
    graceSeconds: from.healthCheckGracePeriodSeconds ?? 0,
    placementStrategy: placement.data ?? [],
    extras: [...extrasOf(from), ...(placement.success ? [] : ["placement strategy"])],
  };
}

function extrasOf(from: Service): string[] {
  const controller = from.deploymentController?.type;
  const serviceConnect = from.deployments?.some((each) => each.serviceConnectConfiguration?.enabled);
  const all: [boolean | undefined, string][] = [
    [(from.serviceRegistries?.length ?? 0) > 0, "service discovery"],
    [serviceConnect, "Service Connect"],
    [(from.placementConstraints?.length ?? 0) > 0, "placement constraints"],
    [from.schedulingStrategy === "DAEMON", "a task on each instance (daemon)"],
    [controller !== undefined && controller !== "ECS", `deployments by ${controller}`],
    [from.enableExecuteCommand, "ECS Exec"],
  ];
  return all.flatMap(([isSet, words]) => (isSet ? [words] : []));
}
