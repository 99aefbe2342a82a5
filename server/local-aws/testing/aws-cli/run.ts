import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { UsageError } from "./parse/errors";
import { inputOf } from "./parse/input";
import { writtenOut } from "./parse/security-group-options";
import { type Split, split } from "./parse/split";
import { printed } from "./print";
import { select } from "./query";
import { isS3Copy, s3Copy } from "./s3-cp";
import { type Client, type CliService, operationOf, serviceOf } from "./service";
import { isWaiter, waited, waiterOf } from "./waiters";

/** Where a command is run. */
export interface Surroundings {
  /** Only these count, never the test's own. */
  env: Readonly<Record<string, string | undefined>>;
  folder: string;
}

export interface Done {
  stdout: string;
  stderr: string;
  /** 0, 252 for what is refused unsent, 254 for what AWS refuses, 255 for a waiter that gave up. */
  code: number;
}

/** Runs one command: the words behind `aws`. Never throws what a person would see as an answer of the CLI. */
export async function aws(words: readonly string[], surroundings: Surroundings): Promise<Done> {
  try {
    return { stdout: await answerTo(words, surroundings), stderr: "", code: 0 };
  } catch (thrown) {
    if (thrown instanceof UsageError) return { stdout: "", stderr: `\naws: error: ${thrown.message}\n`, code: 252 };
    if (isWaiter(words)) return { stdout: "", stderr: `\nWaiter failed: ${(thrown as Error).message}\n`, code: 255 };
    const { name, message } = thrown as Error;
    const called = words[1] ?? "";
    return { stdout: "", stderr: `\nAn error occurred (${name}) when calling ${called}: ${message}\n`, code: 254 };
  }
}

/** A command, understood: nothing is sent. @throws UsageError for what the CLI would refuse */
export async function understood(words: readonly string[], folder: string) {
  const [serviceName = "", ...others] = words;
  const service = await serviceOf(serviceName);
  const waiter = isWaiter(words) ? waiterOf(others[1] ?? "") : null;
  const operation = operationOf(service, waiter?.asks ?? others[0] ?? "");
  const parts = split(waiter ? others.slice(2) : writtenOut(others[0] ?? "", others.slice(1)), operation.input);
  const input = inputOf(operation, parts, folder);
  const bytes = waiter ? undefined : payloadOf(operation.output);
  const expected = bytes === undefined ? 0 : 1;
  if (parts.positionals.length < expected) throw new UsageError("the following arguments are required: outfile");
  if (parts.positionals.length > expected) throw new UsageError(`Unknown options: ${parts.positionals[expected]}`);
  return { service, waiter, operation, input, parts, bytes };
}

async function answerTo(words: readonly string[], surroundings: Surroundings): Promise<string> {
  if (isS3Copy(words)) return s3Copy(words, surroundings);
  const { env, folder } = surroundings;
  const { service, waiter, operation, input, parts, bytes } = await understood(words, folder);
  const { globals, positionals } = parts;
  const client = clientOf(service, globals, env);
  try {
    if (waiter) {
      await waited(service, waiter.name, client, input);
      return "";
    }
    const Command = service.module[`${operation.name}Command`] as new (input: object) => unknown;
    const { $metadata: _, ...answer } = await client.send(new Command(input));
    if (bytes !== undefined) {
      await writeFile(resolve(folder, positionals[0] ?? ""), answer[bytes] as Uint8Array);
      delete answer[bytes];
    }
    return printed(globals.query === undefined ? answer : select(answer, globals.query), globals.output ?? "json");
  } finally {
    client.destroy();
  }
}

/** The member that is the answer's body in bytes: the CLI writes it into a file that the person names. */
function payloadOf(output: Awaited<ReturnType<typeof operationOf>>["output"]): string | undefined {
  if (!output.isStructSchema()) return undefined;
  return [...output.structIterator()].find(
    ([, member]) => member.isBlobSchema() && member.getMergedTraits().httpPayload,
  )?.[0];
}

function clientOf({ module }: CliService, globals: Split["globals"], env: Surroundings["env"]): Client {
  const endpoint = globals["endpoint-url"] ?? env.AWS_ENDPOINT_URL;
  // Version 1 knows only this name of the variable.
  const region = globals.region ?? env.AWS_DEFAULT_REGION;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!endpoint) throw new UsageError("Without an endpoint a test would reach AWS itself.");
  if (!region) throw new UsageError("You must specify a region.");
  if (!accessKeyId || !secretAccessKey) throw new UsageError("Unable to locate credentials.");
  const name = Object.keys(module).find((each) => /^(?!__)\w+Client$/.test(each)) ?? "";
  const Made = module[name] as new (config: object) => Client;
  return new Made({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
}
