/**
 * A stand-in for the AWS CLI, for running the commands that Stageway shows in a real shell where the CLI is not
 * installed. Each is sent by the SDK over HTTP. What it does not know it refuses.
 */
import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { parseArguments } from "./parse";
import { run } from "./run";

export interface AwsCli {
  /** Runs a script for `sh` with `aws` on its path. Answers what it printed. @throws with its stderr when it fails. */
  sh(script: string): Promise<string>;
  close(): Promise<void>;
}

export async function startAwsCli(): Promise<AwsCli> {
  const server = createServer(async (request, response) => {
    try {
      response.end(await run(parseArguments(JSON.parse(await text(request)))));
    } catch (thrown) {
      response.writeHead(500).end(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const folder = await mkdtemp(join(tmpdir(), "stageway-aws-cli-"));
  await writeFile(join(folder, "aws"), wrapper((server.address() as AddressInfo).port));
  await chmod(join(folder, "aws"), 0o755);
  return {
    sh: (script) => shell(script, folder),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Hands its words over to the test's process, which has the SDK loaded: a start of it takes a second. */
const wrapper = (port: number) => `#!${process.execPath}
const { request } = require("node:http");
const sent = request({ host: "127.0.0.1", port: ${port}, method: "POST" }, (response) => {
  response.pipe(response.statusCode === 200 ? process.stdout : process.stderr);
  process.exitCode = response.statusCode === 200 ? 0 : 254;
});
sent.end(JSON.stringify(process.argv.slice(2)));
`;

function shell(script: string, folder: string): Promise<string> {
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ""}` };
  return new Promise((resolve, reject) => {
    const child = execFile("sh", ["-s"], { env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`));
      else resolve(stdout);
    });
    child.stdin?.end(script);
  });
}
