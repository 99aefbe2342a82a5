/** How containers show in a task as it moves on. */

import type { NetworkMode } from "@aws-sdk/client-ecs";
import type { TaskRecord } from "../records";
import type { LivePod } from "./pods";

type Containers = TaskRecord["task"]["containers"];

export function runningContainers(containers: Containers, live: LivePod): Containers {
  return containers.map((container) => {
    const runtimeId = live.pod?.containers.get(container.name)?.runtimeId;
    return {
      ...container,
      lastStatus: live.exits.has(container.name) ? "STOPPED" : "RUNNING",
      runtimeId,
      imageDigest: live.digests.get(container.name),
      exitCode: live.exits.get(container.name),
      reason: live.reasons.get(container.name) ?? container.reason,
      healthStatus: live.health.get(container.name) ?? container.healthStatus,
    };
  });
}

/** `live` is undefined when the endpoint was restarted meanwhile: what was not told before is not known. */
export function stoppedContainers(containers: Containers, live: LivePod | undefined): Containers {
  return containers.map((container) => ({
    ...container,
    lastStatus: "STOPPED",
    imageDigest: container.imageDigest ?? live?.digests.get(container.name),
    exitCode: live?.exits.get(container.name) ?? container.exitCode,
    reason: container.reason ?? live?.reasons.get(container.name) ?? live?.failure,
  }));
}

/**
 * With the host ports that lead to them, on a container instance. ECS's agent reports none of host mode, where each port is
 * the instance's own (amazon-ecs-agent, `getNetworkBindings`).
 */
export function withBindings(
  { hostPorts = [] }: TaskRecord,
  networkMode: NetworkMode | undefined,
  containers: Containers,
): Containers {
  if (networkMode === "host") return containers;
  return containers.map((container) => ({
    ...container,
    networkBindings: hostPorts
      .filter(({ containerName }) => containerName === container.name)
      .map(({ containerPort, hostPort, protocol }) => ({
        bindIP: "0.0.0.0",
        containerPort,
        hostPort,
        protocol: protocol === "udp" ? ("udp" as const) : ("tcp" as const),
      })),
  }));
}
