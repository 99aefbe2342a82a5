/** What RegisterTaskDefinition refuses, in ECS's words. */
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@aws-sdk/client-ecs";
import { clientError } from "../errors";
import { isFargateSize, parseCpu, parseMemory } from "./fargate-sizes";
import { validateHealthCheck } from "./validate-health-check";
import { validateLogConfiguration } from "./validate-log-configuration";

const NAME = /^[A-Za-z0-9_-]{1,255}$/;

/** Developer guide, "Amazon ECS service quotas": containers per task definition. */
const MAX_CONTAINERS = 10;

/** @throws AwsError ClientException */
export function validateTaskDefinition(input: RegisterTaskDefinitionRequest): void {
  if (!NAME.test(input.family ?? "")) throw clientError("Family contains invalid characters.");
  const containers = input.containerDefinitions ?? [];
  if (containers.length === 0) throw clientError("Container list cannot be empty.");
  if (containers.length > MAX_CONTAINERS) {
    throw clientError(`A task definition can have at most ${MAX_CONTAINERS} containers.`);
  }
  for (const container of containers) validateContainer(container, input);
  validateNames(containers);
  if (!containers.some((container) => container.essential !== false)) {
    throw clientError("A task definition must have at least one essential container.");
  }
  const size = taskSize(input);
  if (input.requiresCompatibilities?.includes("FARGATE")) validateFargate(input, size);
}

/** CPU units and MiB of the task as a whole. @throws AwsError ClientException */
export function taskSize({ cpu, memory }: Pick<RegisterTaskDefinitionRequest, "cpu" | "memory">): {
  cpu: number | undefined;
  memory: number | undefined;
} {
  return {
    cpu: cpu === undefined ? undefined : (parseCpu(cpu) ?? refuseSize("cpu")),
    memory: memory === undefined ? undefined : (parseMemory(memory) ?? refuseSize("memory")),
  };
}

function refuseSize(member: "cpu" | "memory"): never {
  throw clientError(
    `Invalid '${member}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
  );
}

function validateContainer(container: ContainerDefinition, input: RegisterTaskDefinitionRequest): void {
  const { name = "", image = "" } = container;
  if (name === "") throw clientError("Container.name should not be null or empty.");
  if (!NAME.test(name)) throw clientError("Container.name contains invalid characters.");
  if (image === "") throw clientError("Container.image should not be null or empty.");
  if (image.length > 255 || /\s/.test(image)) throw clientError("Container.image contains invalid characters.");
  if (container.memory === undefined && container.memoryReservation === undefined && input.memory === undefined) {
    throw clientError(
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    );
  }
  if (container.memory !== undefined && container.memory < 4) {
    throw clientError(`Invalid setting for container '${name}'. Container memory must be at least 4 MiB.`);
  }
  validatePorts(container, input.networkMode);
  validateHealthCheck(container.healthCheck, name);
  validateLogConfiguration(container.logConfiguration, input.requiresCompatibilities?.includes("FARGATE") ?? false);
}

function validatePorts({ portMappings = [] }: ContainerDefinition, networkMode: string | undefined): void {
  for (const { containerPort, hostPort, protocol } of portMappings) {
    for (const port of [containerPort ?? 0, hostPort ?? 0]) {
      if (port < 0 || port > 65_535) throw clientError("Port mappings must be between 0 and 65535.");
    }
    if (containerPort === 0) throw clientError("Container port should not be 0.");
    if (protocol !== undefined && protocol !== "tcp" && protocol !== "udp") {
      throw clientError("Port mapping protocols must be one of: tcp, udp.");
    }
    const isShared = networkMode === "awsvpc" || networkMode === "host";
    if (isShared && hostPort !== undefined && hostPort !== 0 && hostPort !== containerPort) {
      throw clientError(
        `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`,
      );
    }
  }
}

function validateNames(containers: readonly ContainerDefinition[]): void {
  const names = new Set<string>();
  for (const { name = "" } of containers) {
    if (names.has(name)) throw clientError("Container names should be unique.");
    names.add(name);
  }
  for (const { name, dependsOn = [] } of containers) {
    const unknown = dependsOn.find((dependency) => !names.has(dependency.containerName ?? ""));
    if (unknown) {
      throw clientError(
        `Container '${name}' depends on '${unknown.containerName}', which is not in the task definition.`,
      );
    }
  }
}

function validateFargate(input: RegisterTaskDefinitionRequest, size: ReturnType<typeof taskSize>): void {
  if (input.networkMode !== "awsvpc") throw clientError("Fargate only supports network mode ‘awsvpc’.");
  if (size.cpu === undefined) throw clientError("Fargate requires that 'cpu' be defined at the task level.");
  if (size.memory === undefined) throw clientError("Fargate requires that 'memory' be defined at the task level.");
  if (!isFargateSize(size.cpu, size.memory)) throw clientError("No Fargate configuration exists for given values.");
  if (input.containerDefinitions?.some((container) => container.privileged)) {
    throw clientError("Fargate compatible task definitions do not support privileged");
  }
}
