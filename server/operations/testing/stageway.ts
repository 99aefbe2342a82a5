import { setTimeout as sleep } from "node:timers/promises";
import type { OperationDetail } from "@/lib/contracts/operations";
import { isLive } from "@/lib/contracts/operations";
import { closeClients } from "@/server/aws/clients";
import { forgetInventory } from "@/server/inventory";
import { forgetSettings } from "@/server/settings";
import { getOperation } from "@/server/store";
import { openMemoryDatabase } from "@/server/store/testing/memory-database";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { startRunner, stopRunner } from "../runner/the-runner";
import { type Fate, type WatchedCall, watchEndpoint } from "./watched-endpoint";

export interface TestStageway {
  endpoint: TestEndpoint;
  close(): Promise<void>;
}

/**
 * A real endpoint, an empty database and a running runner, all in this process; waits take a twentieth of their time.
 * `decide`: what becomes of each call on its way to the endpoint.
 */
export async function startStageway(decide?: (call: WatchedCall) => Fate): Promise<TestStageway> {
  const endpoint = await startTestEndpoint();
  const watched = decide && (await watchEndpoint(endpoint.url, decide, () => {}));
  pointAt(watched?.port ?? Number(new URL(endpoint.url).port));
  const closeDatabase = await openMemoryDatabase();
  await startRunner();
  return {
    endpoint,
    async close() {
      await stopRunner();
      closeClients();
      await closeDatabase();
      await watched?.close();
      await endpoint.close();
    },
  };
}

/** Everything that asks for settings, clients or facts from now on means this endpoint. */
function pointAt(port: number): void {
  process.env.STAGEWAY_CONNECTION = "local";
  process.env.LOCAL_AWS_PORT = String(port);
  process.env.STAGEWAY_TEST_SPEED = "0.05";
  forgetSettings();
  closeClients();
  forgetInventory();
}

/** The operation once it satisfies; fails with what it came to when it ends otherwise or takes too long. */
export async function operationWhen(
  id: string,
  satisfies: (detail: OperationDetail) => boolean,
  deadlineMs = 110_000,
): Promise<OperationDetail> {
  const until = Date.now() + deadlineMs;
  for (;;) {
    const detail = await getOperation(id);
    if (detail !== null && satisfies(detail)) return detail;
    const over = detail !== null && !isLive(detail.operation.status);
    if (over || Date.now() > until) throw new Error(`Not as expected: ${JSON.stringify(detail, null, 1)}`);
    await sleep(50);
  }
}

/** The operation once it has ended, however. */
export const ended = (id: string): Promise<OperationDetail> =>
  operationWhen(id, ({ operation }) => !isLive(operation.status));

export const stepOf = (detail: OperationDetail, key: string) => {
  const step = detail.steps.find((each) => each.key === key);
  if (step === undefined) throw new Error(`No step ${key}.`);
  return step;
};
