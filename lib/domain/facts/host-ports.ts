import type { HostPort, TaskDefinitionFact, TaskFact } from "./ecs";

/** Whether a task is reached by a port of its instance: it has no address of its own. */
export const isReachedByHost = ({ containerInstanceArn, addresses }: TaskFact): boolean =>
  containerInstanceArn !== undefined && addresses.length === 0;

/**
 * The ports of its instance that lead to a task without an address; undefined: not known. ECS tells no binding of host mode
 * (amazon-ecs-agent, `getNetworkBindings`), where each port of a container is the instance's own (ECS API reference,
 * PortMapping), nor of a task that does not run yet.
 */
export function hostPortsOf(
  { hostPorts = [] }: Pick<TaskFact, "hostPorts">,
  definition: Pick<TaskDefinitionFact, "networkMode" | "containers"> | undefined,
): HostPort[] | undefined {
  if (hostPorts.length > 0) return hostPorts;
  if (definition?.networkMode !== "host") return undefined;
  const ports = definition.containers.flatMap(({ name, ports: own = [] }) =>
    own.map((port) => ({ container: name, containerPort: port, hostPort: port })),
  );
  // It may listen on others, which nobody has to declare.
  return ports.length > 0 ? ports : undefined;
}
