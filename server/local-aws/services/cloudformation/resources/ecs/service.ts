import type { CreateServiceRequest, UpdateServiceRequest } from "@aws-sdk/client-ecs";
import type { z } from "zod";
import { AwsError } from "../../../../protocol/aws-error";
import { camelCased, pascalCased } from "../camel";
import { defineType, type Existing } from "../resource-type";
import { flag, integer, structure, tagList, text, texts } from "../shapes";
import { asLower } from "../tags";
import { strategy } from "./strategy";
import { readTags, retag } from "./tags";

const schema = structure({
  ServiceName: text.optional(),
  Cluster: text.optional(),
  TaskDefinition: text.optional(),
  DesiredCount: integer.optional(),
  LaunchType: text.optional(),
  CapacityProviderStrategy: strategy.array().optional(),
  PlatformVersion: text.optional(),
  LoadBalancers: structure({
    ContainerName: text.optional(),
    ContainerPort: integer.optional(),
    TargetGroupArn: text.optional(),
  })
    .array()
    .optional(),
  NetworkConfiguration: structure({
    AwsvpcConfiguration: structure({
      AssignPublicIp: text.optional(),
      SecurityGroups: texts.optional(),
      Subnets: texts.optional(),
    }).optional(),
  }).optional(),
  DeploymentConfiguration: structure({
    MaximumPercent: integer.optional(),
    MinimumHealthyPercent: integer.optional(),
    DeploymentCircuitBreaker: structure({ Enable: flag, Rollback: flag }).optional(),
  }).optional(),
  DeploymentController: structure({ Type: text }).optional(),
  HealthCheckGracePeriodSeconds: integer.optional(),
  PlacementConstraints: structure({ Expression: text.optional(), Type: text }).array().optional(),
  PlacementStrategies: structure({ Field: text.optional(), Type: text }).array().optional(),
  SchedulingStrategy: text.optional(),
  EnableECSManagedTags: flag.optional(),
  EnableExecuteCommand: flag.optional(),
  PropagateTags: text.optional(),
  Role: text.optional(),
  Tags: tagList.optional(),
});

type Properties = z.output<typeof schema>;

export const service = defineType({
  type: "AWS::ECS::Service",
  schema,
  replaces: ["Cluster", "ServiceName", "SchedulingStrategy", "LaunchType", "DeploymentController", "Role"],
  nameProperty: "ServiceName",
  attributeNames: ["ServiceArn", "Name"],

  async create(request) {
    const { properties, name, tags } = request;
    const { DesiredCount = 1, EnableECSManagedTags } = properties;
    const input = {
      ...settings(properties),
      serviceName: properties.ServiceName ?? name(),
      cluster: properties.Cluster,
      desiredCount: DesiredCount,
      launchType: properties.LaunchType,
      role: properties.Role,
      schedulingStrategy: properties.SchedulingStrategy,
      deploymentController: camelCased(properties.DeploymentController),
      enableECSManagedTags: EnableECSManagedTags,
      tags: asLower(tags(properties.Tags)),
      // The same creation asked for again after a crash is answered with what it made.
      clientToken: name(36),
    };
    // Enumerations are checked by the handler, in ECS's words.
    const answer = await request.call("ecs", "CreateService", input as CreateServiceRequest);
    return answer.service?.serviceArn ?? "";
  },

  async update({ call, id, properties, tags }) {
    const { DesiredCount, EnableECSManagedTags } = properties;
    const input = {
      ...settings(properties),
      service: id,
      cluster: properties.Cluster,
      desiredCount: DesiredCount,
      enableECSManagedTags: EnableECSManagedTags,
    };
    await call("ecs", "UpdateService", input as UpdateServiceRequest);
    await retag(call, id, tags(properties.Tags));
  },

  /** As many tasks as wanted run what is wanted, and nothing else runs. */
  async stable(existing) {
    const found = await find(existing);
    if (found?.status !== "ACTIVE") {
      throw new AwsError("ServiceNotActiveException", "The service went away while it was waited for");
    }
    const [primary, ...older] = found.deployments ?? [];
    if (primary?.rolloutState === "FAILED" || older.some((deployment) => deployment.rolloutState === "FAILED")) {
      const message = "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.";
      throw new AwsError("GeneralServiceException", message);
    }
    return older.length === 0 && primary?.rolloutState === "COMPLETED" && primary.runningCount === found.desiredCount;
  },

  async attributes({ id }) {
    return { ServiceArn: id, Name: id.split("/").at(-1) ?? "" };
  },

  async delete({ call, id, properties }) {
    await call("ecs", "DeleteService", { service: id, cluster: properties.Cluster, force: true });
  },

  async gone(existing) {
    const found = await find(existing);
    return found === undefined || found.status === "INACTIVE";
  },

  async read(existing) {
    const found = await find(existing);
    if (found?.status !== "ACTIVE") return undefined;
    const { taskDefinition, desiredCount, loadBalancers, networkConfiguration, deploymentConfiguration } = found;
    const { healthCheckGracePeriodSeconds, launchType } = found;
    const shown = { taskDefinition, desiredCount, loadBalancers, networkConfiguration, deploymentConfiguration };
    return pascalCased({ ...shown, healthCheckGracePeriodSeconds, launchType }) as Record<string, unknown>;
  },

  readTags: ({ call, id }) => readTags(call, id),
});

/** What both creating and updating take. */
function settings(properties: Properties) {
  return {
    taskDefinition: properties.TaskDefinition,
    capacityProviderStrategy: camelCased(properties.CapacityProviderStrategy),
    platformVersion: properties.PlatformVersion,
    loadBalancers: camelCased(properties.LoadBalancers),
    networkConfiguration: camelCased(properties.NetworkConfiguration),
    deploymentConfiguration: camelCased(properties.DeploymentConfiguration),
    healthCheckGracePeriodSeconds: properties.HealthCheckGracePeriodSeconds,
    placementConstraints: camelCased(properties.PlacementConstraints),
    placementStrategy: camelCased(properties.PlacementStrategies),
    enableExecuteCommand: properties.EnableExecuteCommand,
    propagateTags: properties.PropagateTags,
  };
}

async function find({ call, id, properties }: Pick<Existing<Properties>, "call" | "id" | "properties">) {
  const { services = [] } = await call("ecs", "DescribeServices", { services: [id], cluster: properties.Cluster });
  return services[0];
}
