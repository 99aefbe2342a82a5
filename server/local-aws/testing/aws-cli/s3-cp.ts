import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { sendToS3 } from "../s3-request";
import { UsageError } from "./parse/errors";
import type { Surroundings } from "./run";

/** One of the CLI's own commands, which no operation of S3 stands for: a file becomes an object. */
export const isS3Copy = (words: readonly string[]): boolean => words[0] === "s3" && words[1] === "cp";

/** @throws UsageError for what the CLI would refuse; what S3 refuses, as the SDK does */
export async function s3Copy(words: readonly string[], { env, folder }: Surroundings): Promise<string> {
  const { file, bucket, key, endpoint, region } = copyOf(words.slice(2), env);
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) throw new UsageError("Unable to locate credentials.");
  const target = `/${[bucket, ...key.split("/")].map(encodeURIComponent).join("/")}`;
  const body = bytesOf(resolve(folder, file));
  const answer = await sendToS3(endpoint, { method: "PUT", target, body, region, accessKeyId, secretAccessKey });
  if (answer.status !== 200) throw refusal(answer.body);
  return `upload: ./${file} to s3://${bucket}/${key}\n`;
}

function copyOf(words: readonly string[], env: Surroundings["env"]) {
  const options: Record<string, string | undefined> = {};
  const positionals: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word = "", value] = words.slice(at, at + 2);
    if (!word.startsWith("--")) positionals.push(word);
    else if (word !== "--region" && word !== "--endpoint-url") throw new UsageError(`Unknown options: ${word}`);
    else {
      options[word] = value;
      at++;
    }
  }
  const [file = "", to = "", ...others] = positionals;
  const [, bucket = "", path = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(to) ?? [];
  const isUpload = file !== "" && !file.startsWith("s3://") && bucket !== "" && others.length === 0;
  if (!isUpload) throw new UsageError("Of s3 cp only FILE s3://BUCKET/KEY is known.");
  const endpoint = options["--endpoint-url"] ?? env.AWS_ENDPOINT_URL;
  if (!endpoint) throw new UsageError("Without an endpoint a test would reach AWS itself.");
  const region = options["--region"] ?? env.AWS_DEFAULT_REGION;
  // What ends with a slash is a folder.
  const key = path === "" || path.endsWith("/") ? path + basename(file) : path;
  return { file, bucket, key, endpoint, region };
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new UsageError(`The user-provided path ${file} does not exist.`);
  }
}

function refusal(body: string): Error {
  const part = (name: string) => new RegExp(`<${name}>([^<]*)<`).exec(body)?.[1] ?? "";
  return Object.assign(new Error(part("Message")), { name: part("Code") });
}
