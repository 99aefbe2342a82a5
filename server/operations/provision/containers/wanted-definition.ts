import type { ProvisionInput } from "@/lib/contracts/commands";
import type { registerTaskDefinition, TaskDefinition } from "@/server/aws/write/ecs";

export type WantedDefinition = Parameters<typeof registerTaskDefinition>[0];

/** The smallest Fargate size. */
const CPU = "256";
const MEMORY = "512";

/** One container, in its own network, that listens on the form's port. Deterministic, so that it can be compared. */
export function wantedDefinition({ serviceName, image, containerPort, command }: ProvisionInput) {
  const shell = command.trim() === "" ? {} : { entryPoint: ["/bin/sh", "-c"], command: [command] };
  return {
    family: serviceName,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: CPU,
    memory: MEMORY,
    containerDefinitions: [
      {
        name: serviceName,
        image,
        essential: true,
        portMappings: [{ containerPort, protocol: "tcp" }],
        ...shell,
      },
    ],
  } satisfies WantedDefinition;
}

/** Compares what is asked for; what ECS adds by itself (host port, empty lists) is no difference. */
export function isSameDefinition(existing: TaskDefinition, wanted: ReturnType<typeof wantedDefinition>): boolean {
  return JSON.stringify(essenceOf(existing)) === JSON.stringify(essenceOf(wanted));
}

function essenceOf(from: TaskDefinition | WantedDefinition): unknown {
  return [
    from.networkMode,
    from.requiresCompatibilities,
    from.cpu,
    from.memory,
    from.taskRoleArn ?? "",
    from.executionRoleArn ?? "",
    (from.containerDefinitions ?? []).map((container) => [
      container.name,
      container.image,
      container.essential ?? true,
      container.entryPoint ?? [],
      container.command ?? [],
      container.environment ?? [],
      (container.portMappings ?? []).map((mapping) => [mapping.containerPort, mapping.protocol ?? "tcp"]),
    ]),
  ];
}
