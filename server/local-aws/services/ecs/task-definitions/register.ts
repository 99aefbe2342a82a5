import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@aws-sdk/client-ecs";
import { ACCOUNT } from "../../../world";
import { taskDefinitionArn } from "../arns";
import { DEFAULTS } from "../lifecycle/health/check";
import type { EcsOperation } from "../module";
import { families, type TaskDefinitionRecord, taskDefinitions } from "../records";
import { addTags, checkTags, tagsOf } from "../tags/tags";
import { isFargateSize } from "./fargate-sizes";
import { taskSize, validateTaskDefinition } from "./validate";

/** A new revision of its family; the first is 1, and no number is ever given out twice. */
export const registerTaskDefinition: EcsOperation<"RegisterTaskDefinition"> = (input, { world, region }) => {
  validateTaskDefinition(input);
  checkTags(input.tags);
  const family = input.family ?? "";
  const revision = (families(world, region).get(family)?.revision ?? 0) + 1;
  const record = newRecord(input, taskDefinitionArn(region, family, revision), revision, new Date(world.now()));
  families(world, region).put(family, { family, revision });
  taskDefinitions(world, region).put(`${family}:${revision}`, record);
  addTags(world, region, record.taskDefinitionArn, input.tags);
  return { taskDefinition: record, tags: tagsOf(world, region, record.taskDefinitionArn) };
};

function newRecord(
  input: RegisterTaskDefinitionRequest,
  arn: string,
  revision: number,
  registeredAt: Date,
): TaskDefinitionRecord {
  const { tags: _tags, ...rest } = input;
  const { cpu, memory } = taskSize(input);
  const networkMode = input.networkMode ?? "bridge";
  const onFargate = networkMode === "awsvpc" && isFargateSize(cpu ?? 0, memory ?? 0);
  return {
    ...rest,
    taskDefinitionArn: arn,
    family: input.family ?? "",
    revision,
    status: "ACTIVE",
    networkMode,
    containerDefinitions: (input.containerDefinitions ?? []).map((container) => withDefaults(container, networkMode)),
    volumes: input.volumes ?? [],
    placementConstraints: input.placementConstraints ?? [],
    cpu: cpu?.toString(),
    memory: memory?.toString(),
    compatibilities: onFargate ? ["EC2", "FARGATE"] : ["EC2"],
    requiresAttributes: requiredAttributes(networkMode),
    registeredAt,
    registeredBy: `arn:aws:iam::${ACCOUNT}:root`,
  };
}

/** The members that ECS fills in. */
function withDefaults(container: ContainerDefinition, networkMode: string): ContainerDefinition {
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    healthCheck: container.healthCheck && { ...DEFAULTS, ...container.healthCheck },
    systemControls: container.systemControls ?? [],
    portMappings: (container.portMappings ?? []).map((mapping) => ({
      ...mapping,
      // In a network of its own a container's port is the host's.
      hostPort: networkMode === "bridge" ? (mapping.hostPort ?? 0) : mapping.containerPort,
      protocol: mapping.protocol ?? "tcp",
    })),
  };
}

function requiredAttributes(networkMode: string): { name: string }[] {
  const always = [{ name: "com.amazonaws.ecs.capability.docker-remote-api.1.18" }];
  return networkMode === "awsvpc" ? [...always, { name: "ecs.capability.task-eni" }] : always;
}
