import { ModifyTargetGroupAttributesCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { type Backend, startBackend } from "../testing/backend";
import { call } from "../testing/call";
import { createChain, healthOf, registerTargets } from "../testing/chain";
import { eventually } from "../testing/eventually";

let endpoint: TestEndpoint;
const backends: Backend[] = [];
let now = Date.now();

beforeAll(async () => {
  endpoint = await startTestEndpoint({ now: () => now });
});
afterAll(async () => {
  await Promise.all(backends.map((backend) => backend.close()));
  await endpoint.close();
});

async function join(groupArn: string, id: string): Promise<Backend> {
  const backend = await startBackend(endpoint.world, id);
  backends.push(backend);
  await registerTargets(endpoint, groupArn, backend);
  await eventually(async () => expect((await healthOf(endpoint, groupArn))[id]?.State).toBe("healthy"));
  return backend;
}

test("a target that joins gets a tenth of its share at first, and the whole after the slow start", async () => {
  const { dns, groupArn } = await createChain(endpoint, "slow");
  const Attributes = [{ Key: "slow_start.duration_seconds", Value: "60" }];
  await endpoint.elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: groupArn, Attributes }));
  await join(groupArn, "172.31.7.1");
  const joined = await join(groupArn, "172.31.7.2");
  const shareOfJoined = async () => {
    let count = 0;
    for (let turn = 0; turn < 40; turn++) if ((await call(endpoint.world, dns)).body === joined.id) count++;
    return count;
  };
  // A tenth beside a whole: every eleventh request.
  expect(await shareOfJoined()).toBeLessThanOrEqual(5);
  now += 61_000;
  expect(await shareOfJoined()).toBeGreaterThanOrEqual(18);
});
