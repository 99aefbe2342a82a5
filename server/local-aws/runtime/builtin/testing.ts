/** Pods for tests: started with little said, and killed after each test. */
import { afterEach } from "vitest";
import type { ContainerSpec, Pod, RunningContainer } from "../runtime";
import { createBuiltinRuntime } from "./runtime";

const pods: Pod[] = [];

export function killAfterEach(): void {
  afterEach(async () => {
    await Promise.all(pods.splice(0).map((pod) => pod.kill()));
  });
}

export interface OneContainer {
  pod: Pod;
  container: RunningContainer;
  /** `stream text` */
  output: string[];
  /** Resolves once the port is listened on. */
  url(path?: string, port?: number): Promise<string>;
}

export async function startOne(spec: Partial<ContainerSpec>): Promise<OneContainer> {
  const ports = new Map<number, number>();
  const waiting: (() => void)[] = [];
  const output: string[] = [];
  const pod = await createBuiltinRuntime().start({
    id: "0123456789abcdef",
    containers: [{ name: "one", image: "httpd:2.4", environment: {}, stopTimeout: 5, ...spec }],
    opened(containerPort, loopbackPort) {
      ports.set(containerPort, loopbackPort);
      for (const wake of waiting.splice(0)) wake();
      return () => ports.delete(containerPort);
    },
    wrote: (_name, stream, text) => output.push(`${stream} ${text}`),
  });
  pods.push(pod);
  const container = pod.containers.get("one");
  if (!container) throw new Error("the pod has no such container");
  return {
    pod,
    container,
    output,
    async url(path = "/", port = 80) {
      while (!ports.has(port)) await new Promise<void>((resolve) => waiting.push(resolve));
      return `http://127.0.0.1:${ports.get(port)}${path}`;
    },
  };
}
