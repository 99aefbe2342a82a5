import type { ProvisionInput } from "@/lib/contracts/commands";

/** A definition as ECS has it, as far as it is compared. */
interface Definition {
  networkMode?: string;
  requiresCompatibilities?: string[];
  cpu?: string;
  memory?: string;
  taskRoleArn?: string;
  executionRoleArn?: string;
  containerDefinitions?: {
    name?: string;
    image?: string;
    essential?: boolean;
    cpu?: number;
    memory?: number;
    entryPoint?: string[];
    command?: string[];
    environment?: unknown[];
    portMappings?: { containerPort?: number; hostPort?: number; protocol?: string }[];
    logConfiguration?: { logDriver?: string; options?: Record<string, string> };
  }[];
}
export type WantedDefinition = ReturnType<typeof wantedDefinition>;

/** What the definition takes from outside the form. */
export interface Surroundings {
  executionRoleArn: string;
  /** Null: the containers' output goes nowhere. */
  logs: { group: string; region: string } | null;
}

/** One container that listens on the form's port. Deterministic, so that it can be compared. */
export function wantedDefinition(input: ProvisionInput, surroundings: Surroundings) {
  const { serviceName, image, launch } = input;
  return {
    family: serviceName,
    executionRoleArn: surroundings.executionRoleArn,
    ...taskPart(launch),
    containerDefinitions: [
      {
        name: serviceName,
        image,
        essential: true,
        ...(launch.type === "EC2" ? { cpu: launch.cpu, memory: launch.memory } : {}),
        portMappings: [portMapping(input)],
        ...commandOf(input),
        ...logConfiguration(surroundings.logs, serviceName),
      },
    ],
  };
}

/** On Fargate each task has its own network and its size; on instances the container reserves its part. */
const taskPart = (launch: ProvisionInput["launch"]) =>
  launch.type === "FARGATE"
    ? {
        networkMode: "awsvpc" as const,
        requiresCompatibilities: ["FARGATE" as const],
        cpu: String(launch.cpu),
        memory: String(launch.memory),
      }
    : { networkMode: "bridge" as const, requiresCompatibilities: ["EC2" as const] };

/** In bridge mode ECS takes any free port of the instance, so that several tasks fit on one. */
const portMapping = ({ containerPort, launch }: ProvisionInput) => ({
  containerPort,
  protocol: "tcp" as const,
  ...(launch.type === "EC2" ? { hostPort: 0 } : {}),
});

const commandOf = ({ command }: ProvisionInput) =>
  command.trim() === "" ? {} : { entryPoint: ["/bin/sh", "-c"], command: [command] };

const logConfiguration = (logs: Surroundings["logs"], prefix: string) =>
  logs === null
    ? {}
    : {
        logConfiguration: {
          logDriver: "awslogs" as const,
          options: { "awslogs-group": logs.group, "awslogs-region": logs.region, "awslogs-stream-prefix": prefix },
        },
      };

/** As ECS's own console names it. */
export const logGroupName = ({ serviceName }: Pick<ProvisionInput, "serviceName">): string => `/ecs/${serviceName}`;

/** Compares what is asked for; what ECS adds by itself (host port, empty lists) is no difference. */
export function isSameDefinition(existing: Definition, wanted: Definition): boolean {
  return JSON.stringify(essenceOf(existing)) === JSON.stringify(essenceOf(wanted));
}

function essenceOf(from: Definition): unknown {
  return [
    from.networkMode,
    from.requiresCompatibilities,
    from.cpu ?? "",
    from.memory ?? "",
    from.taskRoleArn ?? "",
    from.executionRoleArn ?? "",
    (from.containerDefinitions ?? []).map((container) => [
      container.name,
      container.image,
      container.essential ?? true,
      container.cpu ?? 0,
      container.memory ?? 0,
      container.entryPoint ?? [],
      container.command ?? [],
      container.environment ?? [],
      (container.portMappings ?? []).map((mapping) => [mapping.containerPort, mapping.protocol ?? "tcp"]),
      Object.entries(container.logConfiguration?.options ?? {}).sort(),
    ]),
  ];
}
