import type { ProvisionInput } from "@/lib/contracts/commands";
import type { ContainerRest } from "@/lib/contracts/provision/definition/container";
import { containerNameOf } from "./services-of";

/** What the definition takes from outside the form. */
export interface Surroundings {
  /** Absent: the tasks need none. */
  executionRoleArn?: string | undefined;
  /** Null: the containers' output goes nowhere. */
  logs: { group: string; region: string } | null;
}

/**
 * One container that listens on the form's port, with what is carried over from another environment: that goes first,
 * so that the form has the last word. Deterministic, so that it can be compared.
 */
export function wantedDefinition(input: ProvisionInput, surroundings: Surroundings) {
  const { serviceName, image, launch, definition } = input;
  const { containerName: _name, container = {}, sidecars = [], ...task } = definition;
  const { portMappings = [], logConfiguration, ...rest } = container;
  return {
    family: serviceName,
    ...(surroundings.executionRoleArn === undefined ? {} : { executionRoleArn: surroundings.executionRoleArn }),
    ...task,
    ...taskPart(launch),
    containerDefinitions: [
      {
        ...rest,
        name: containerNameOf(input),
        image,
        essential: true,
        ...(launch.type === "EC2" ? { cpu: launch.cpu, memory: launch.memory } : {}),
        portMappings: [portMapping(input), ...portMappings],
        ...commandOf(input),
        ...logOf(logConfiguration ?? { logDriver: "awslogs" }, surroundings.logs, serviceName),
      },
      ...sidecars.map(({ logConfiguration: own, ...each }) => ({
        ...each,
        ...(own ? logOf(own, surroundings.logs, serviceName) : {}),
      })),
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

/** `awslogs` without a group of its own writes to the service's; another driver is carried over as it is. */
function logOf(
  { logDriver, options = {}, ...rest }: NonNullable<ContainerRest["logConfiguration"]>,
  logs: Surroundings["logs"],
  prefix: string,
) {
  const isOurs = logDriver === "awslogs" && options["awslogs-group"] === undefined;
  if (isOurs && logs === null) return {};
  const own = logs && { "awslogs-group": logs.group, "awslogs-region": logs.region, "awslogs-stream-prefix": prefix };
  return { logConfiguration: { logDriver, options: { ...(isOurs ? own : {}), ...options }, ...rest } };
}
