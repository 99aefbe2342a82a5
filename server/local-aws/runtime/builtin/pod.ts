/** The containers of one task. */
import type { Pod, PodSpec } from "../runtime";
import { type Container, startContainer } from "./container";
import { PodNetwork } from "./network";

export function startPod(spec: PodSpec): Pod {
  const network = new PodNetwork(spec.opened);
  const containers = new Map<string, Container>();
  for (const container of spec.containers) {
    const started = startContainer(spec.id, container, network, (stream, text) =>
      spec.wrote?.(container.name, stream, text),
    );
    containers.set(container.name, started);
  }
  const ended = async () => {
    await Promise.all([...containers.values()].map((container) => container.exited));
    network.closeAll();
  };
  return {
    containers,
    async stop() {
      for (const container of containers.values()) container.stop();
      await ended();
    },
    async kill() {
      for (const container of containers.values()) container.kill();
      await ended();
    },
  };
}
