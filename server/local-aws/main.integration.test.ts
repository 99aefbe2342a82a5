import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTagsCommand, DescribeTagsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testClients } from "./testing";
import { bundle } from "./testing/bundle";
import { addressOf, type EndpointProcess, spawnEndpoint } from "./testing/spawn-endpoint";

let scriptDir: string;
let script: string;
let dataDir: string;
const running: EndpointProcess[] = [];

const start = (env: Record<string, string> = {}) => {
  const process = spawnEndpoint(script, { LOCAL_AWS_PORT: "0", STAGEWAY_DATA_DIR: dataDir, ...env });
  running.push(process);
  return process;
};

beforeAll(async () => {
  scriptDir = await mkdtemp(join(tmpdir(), "stageway-script-"));
  script = bundle("main.ts", scriptDir);
});

afterAll(() => rm(scriptDir, { recursive: true }));

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "stageway-main-"));
});

afterEach(async () => {
  for (const process of running.splice(0)) {
    process.child.kill("SIGKILL");
    await process.ended;
  }
  await rm(dataDir, { recursive: true, force: true });
});

describe("the process", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "says one line when ready, and ends with 0 on %s, keeping its state",
    async (signal) => {
      const first = start();
      const url = await addressOf(first);
      expect(first.output()).toEqual({ stdout: `local-aws ready ${url}\n`, stderr: "" });
      const { ec2 } = testClients(url);
      const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
      await ec2.send(new CreateTagsCommand({ Resources: [Vpcs?.[0]?.VpcId ?? ""], Tags: [{ Key: "k", Value: "v" }] }));
      first.child.kill(signal);
      expect(await first.ended).toEqual({ code: 0, signal: null });

      const again = testClients(await addressOf(start()));
      expect((await again.ec2.send(new DescribeTagsCommand({}))).Tags).toMatchObject([{ Key: "k", Value: "v" }]);
    },
  );

  it("names a taken port and its setting", async () => {
    const { server, port } = await takePort();
    const process = start({ LOCAL_AWS_PORT: String(port) });
    expect(await process.ended).toMatchObject({ code: 1 });
    expect(process.output().stderr).toBe(
      `local-aws: Port ${port} is already in use. Stop what uses it, or set LOCAL_AWS_PORT to another port.\n`,
    );
    server.close();
  });

  it("refuses a data directory in use, and names its user", async () => {
    const first = start();
    await addressOf(first);
    const second = start();
    expect(await second.ended).toMatchObject({ code: 1 });
    expect(second.output().stderr).toContain(`in use by another local AWS endpoint (process ${first.child.pid})`);
    expect(second.output().stderr).toContain("STAGEWAY_DATA_DIR");
  });

  it("takes over at once from one that was killed", async () => {
    const first = start();
    await addressOf(first);
    first.child.kill("SIGKILL");
    await first.ended;
    await expect(addressOf(start())).resolves.toMatch(/^http/);
  });

  it.each([
    [{ LOCAL_AWS_ALLOW_RESET: "1" }, 200],
    [{ LOCAL_AWS_ALLOW_RESET: "0" }, 403],
  ])("with %o answers a reset with %i", async (env, status) => {
    const process = start(env);
    const answer = await fetch(`${await addressOf(process)}/_local/reset`, { method: "POST" });
    expect(answer.status).toBe(status);
  });

  it.each(["abc", "-1", "70000", "80.5"])("refuses LOCAL_AWS_PORT=%s", async (port) => {
    const process = start({ LOCAL_AWS_PORT: port });
    expect(await process.ended).toMatchObject({ code: 1 });
    expect(process.output().stderr).toContain(`LOCAL_AWS_PORT must be a port number from 0 to 65535, not "${port}"`);
  });
});

function takePort(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ server, port: typeof address === "object" && address ? address.port : 0 });
    });
  });
}
