/** One endpoint for a test file and the backends behind it; started and closed with the file. */
import { afterAll, beforeAll, expect } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { type Backend, startBackend } from "./backend";
import { healthOf } from "./chain";
import { eventually } from "./eventually";

/** There from `beforeAll` on. */
export let endpoint: TestEndpoint;
const backends: Backend[] = [];

/** Each file says it for itself: this module is loaded once for several. */
export function shareEndpoint(): void {
  beforeAll(async () => {
    endpoint = await startTestEndpoint();
  });
  afterAll(async () => {
    await Promise.all(backends.splice(0).map((backend) => backend.close()));
    await endpoint.close();
  });
}

/** A server at a private address of the endpoint's network. */
export async function backend(id: string, port = 80): Promise<Backend> {
  const started = await startBackend(endpoint.world, id, port);
  backends.push(started);
  return started;
}

export async function untilHealthy(groupArn: string, ...ids: string[]): Promise<void> {
  await eventually(async () => {
    const health = await healthOf(endpoint, groupArn);
    for (const id of ids) expect(health[id]?.State).toBe("healthy");
  });
}
