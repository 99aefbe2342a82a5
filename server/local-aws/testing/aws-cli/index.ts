/**
 * A stand-in for the AWS CLI, for running the commands that Stageway shows in a real shell where the CLI is not
 * installed. Each is sent by the SDK over HTTP. What it does not know it refuses. With `STAGEWAY_TEST_AWS_CLI=real` the
 * same commands are run by the CLI itself.
 */
import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { aws } from "./run";

export { type Done, understood } from "./run";

export interface AwsCli {
  /** A folder of its own, in which the scripts run. */
  folder: string;
  /** Runs a script for `sh` with `aws` on its path. Answers what it printed. @throws with its stderr when it fails. */
  sh(script: string, env?: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

export const hasRealCli = process.env.STAGEWAY_TEST_AWS_CLI === "real";

/** `real`: the CLI itself, wherever the machine has it. */
export async function startAwsCli({ real = hasRealCli } = {}): Promise<AwsCli> {
  const server = createServer(async (request, response) => {
    const { words, env, folder } = JSON.parse(await text(request));
    response.end(JSON.stringify(await aws(words, { env, folder })));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bin = await mkdtemp(join(tmpdir(), "stageway-aws-cli-"));
  const folder = await mkdtemp(join(tmpdir(), "stageway-aws-cli-"));
  await writeFile(join(bin, "aws"), wrapper((server.address() as AddressInfo).port));
  await chmod(join(bin, "aws"), 0o755);
  return {
    folder,
    sh: (script, env = {}) =>
      shell(script, { PATH: real ? inherited() : bin + delimiter + inherited(), ...env }, folder),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([bin, folder].map((each) => rm(each, { recursive: true, force: true })));
    },
  };
}

const inherited = (): string => process.env.PATH ?? "";

/** Hands its words over to the test's process, which has the SDK loaded: a start of it takes a second. */
const wrapper = (port: number) => `#!${process.execPath}
const { request } = require("node:http");
const sent = request({ host: "127.0.0.1", port: ${port}, method: "POST" }, async (response) => {
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  const { stdout, stderr, code } = JSON.parse(Buffer.concat(chunks));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
});
sent.end(JSON.stringify({ words: process.argv.slice(2), env: process.env, folder: process.cwd() }));
`;

/** No profile, key or region of the machine's is seen: what a command needs it says, or the test gives. */
const NOBODY = {
  HOME: "/nonexistent",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_PAGER: "",
};

function shell(script: string, given: Record<string, string>, cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      "sh",
      ["-s"],
      { env: { ...NOBODY, ...given } as unknown as NodeJS.ProcessEnv, cwd },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${error.message}\n${stderr}`));
        else resolve(stdout);
      },
    );
    child.stdin?.end(script);
  });
}
