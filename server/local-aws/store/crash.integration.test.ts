import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTagsCommand, DescribeTagsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { afterEach, beforeEach, expect, it } from "vitest";
import { testClients } from "../testing";
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

/** Four writers, each counting up its own tag; a round ends with kill -9 in the middle of it. */
const WRITERS = ["w0", "w1", "w2", "w3"];
/** `CRASH_ROUNDS=50` for a longer look. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 6);

it(
  "has every acknowledged write after each of several kill -9 under load",
  async () => {
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      running = spawnEndpoint("testing/compacting-endpoint.ts", { DATA_DIR: dataDir });
      const { ec2 } = testClients(await addressOf(running));
      const stored = await readTags(ec2);
      for (const writer of WRITERS) {
        const least = acknowledged.get(writer) ?? 0;
        // One write of each may have reached the disk without its answer having reached us.
        expect([least, least + 1], `${writer} in round ${round}`).toContain(stored.get(writer) ?? 0);
        acknowledged.set(writer, stored.get(writer) ?? 0);
      }
      const before = total(acknowledged);
      const vpcId = await defaultVpc(ec2);
      const writing = WRITERS.map((writer) => writeUntilKilled(ec2, vpcId, writer, acknowledged));
      await until(() => total(acknowledged) >= before + 40 + round * 7);
      running.child.kill("SIGKILL");
      await Promise.all([...writing, running.ended]);
      ec2.destroy();
    }
    expect(total(acknowledged)).toBeGreaterThan(ROUNDS * 40);
  },
  ROUNDS * 20_000,
);

type Ec2 = ReturnType<typeof testClients>["ec2"];

async function writeUntilKilled(ec2: Ec2, vpcId: string, writer: string, acknowledged: Map<string, number>) {
  for (let value = (acknowledged.get(writer) ?? 0) + 1; ; value++) {
    try {
      await ec2.send(new CreateTagsCommand({ Resources: [vpcId], Tags: [{ Key: writer, Value: String(value) }] }));
    } catch (error) {
      // Only the kill may end it: an error the endpoint answered with would be a fault.
      expect(error).not.toHaveProperty("$fault");
      return;
    }
    acknowledged.set(writer, value);
  }
}

async function defaultVpc(ec2: Ec2): Promise<string> {
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
  return Vpcs?.[0]?.VpcId ?? "";
}

async function readTags(ec2: Ec2): Promise<Map<string, number>> {
  const { Tags } = await ec2.send(new DescribeTagsCommand({}));
  return new Map((Tags ?? []).map(({ Key = "", Value }) => [Key, Number(Value)]));
}

function total(acknowledged: Map<string, number>): number {
  return [...acknowledged.values()].reduce((sum, value) => sum + value, 0);
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("The condition did not come true within 30 s.");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
