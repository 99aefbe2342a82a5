import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { GetParametersCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clientConfig } from "../testing";
import { bundle } from "../testing/bundle";
import { addressOf, type EndpointProcess, spawnEndpoint } from "../testing/spawn-endpoint";

let dataDir: string;
let running: EndpointProcess | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "stageway-crash-"));
});

afterEach(async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
  await rm(dataDir, { recursive: true, force: true });
});

/** Four writers, each counting up a parameter of its own; a round ends with kill -9 in the middle of it. */
const WRITERS = ["w0", "w1", "w2", "w3"];
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 50);

it(
  `has every acknowledged write after each of ${ROUNDS} kill -9 under load`,
  async () => {
    const script = bundle("testing/compacting-endpoint.ts", dataDir);
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      running = spawnEndpoint(script, { DATA_DIR: dataDir });
      const ssm = new SSMClient(clientConfig(await addressOf(running)));
      const stored = await readAll(ssm);
      for (const writer of WRITERS) {
        const least = acknowledged.get(writer) ?? 0;
        // One write of each may have reached the disk without its answer having reached us.
        expect([least, least + 1], `${writer} in round ${round}`).toContain(stored.get(writer) ?? 0);
        acknowledged.set(writer, stored.get(writer) ?? 0);
      }
      const before = total(acknowledged);
      const writing = WRITERS.map((writer) => writeUntilKilled(ssm, writer, acknowledged));
      await until(() => total(acknowledged) >= before + 20 + (round % 10) * 5);
      running.child.kill("SIGKILL");
      await Promise.all([...writing, running.ended]);
      ssm.destroy();
    }
    expect(total(acknowledged)).toBeGreaterThan(ROUNDS * 20);
  },
  60_000 + ROUNDS * 10_000,
);

async function writeUntilKilled(ssm: SSMClient, writer: string, acknowledged: Map<string, number>) {
  for (let value = (acknowledged.get(writer) ?? 0) + 1; ; value++) {
    try {
      await ssm.send(new PutParameterCommand({ Name: writer, Type: "String", Value: String(value), Overwrite: true }));
    } catch (error) {
      // Only the kill may end it: an error the endpoint answered with would be a fault.
      expect(error).not.toHaveProperty("$fault");
      return;
    }
    acknowledged.set(writer, value);
  }
}

async function readAll(ssm: SSMClient): Promise<Map<string, number>> {
  const { Parameters = [] } = await ssm.send(new GetParametersCommand({ Names: WRITERS }));
  return new Map(Parameters.map(({ Name = "", Value }) => [Name, Number(Value)]));
}

function total(acknowledged: Map<string, number>): number {
  return [...acknowledged.values()].reduce((sum, value) => sum + value, 0);
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("The condition did not come true within 30 s.");
    await setTimeout(2);
  }
}
