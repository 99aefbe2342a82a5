import "server-only";
import { keyWords, targetWords } from "@/lib/domain/cli/destination";
import { kebab } from "@/lib/domain/cli/kebab";
import { type Settings, settings } from "@/server/settings";

/** A call as the SDK makes it. */
export interface SdkCall {
  /** As the AWS CLI names it: `ecs`, `elbv2`, `apigateway`, `ec2`. */
  service: string;
  /** `CreateLoadBalancer` */
  operation: string;
  input: object;
}

export type CliConnection = Pick<Settings, "connection" | "region" | "endpoint">;

/**
 * The AWS CLI command for the same call, to be pasted into a shell. The SDK and `--cli-input-json` share the service model's member names, so the input goes over as it is.
 */
export function cliCommand(call: SdkCall, connection: CliConnection = settings()): string {
  const words = [
    ...keyWords(connection),
    "aws",
    call.service,
    kebab(call.operation),
    ...targetWords(connection),
    ...inputWords(call.input),
  ];
  return words.join(" ");
}

/** Bytes, such as a definition to import, are a file of the person's own. */
function inputWords(input: object): string[] {
  const files = Object.entries(input).filter(([, value]) => value instanceof Uint8Array);
  const json = JSON.stringify(
    Object.fromEntries(Object.entries(input).filter(([, value]) => !(value instanceof Uint8Array))),
    hidden,
  );
  return [
    ...(json === "{}" ? [] : ["--cli-input-json", quote(json)]),
    ...files.flatMap(([name]) => [`--${kebab(name)}`, `fileb://${BYTES[name] ?? name}`]),
  ];
}

/** Environment variables of containers and options of log drivers may hold secrets: for the person to fill in. */
function hidden(name: string, value: unknown): unknown {
  if (name === "environment" && Array.isArray(value))
    return value.map((each: { name?: string }) => ({ name: each.name, value: NOT_SHOWN }));
  if (name !== "options" || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([option, each]) => [option, SECRET_OPTION.test(option) ? NOT_SHOWN : each]),
  );
}

const NOT_SHOWN = "(not shown)";

/** A log driver's, such as `splunk-token` or a sink's `apikey`. */
const SECRET_OPTION = /token|key|password|secret/i;

/** What the file is called in the command, by the input's name. */
const BYTES: Record<string, string> = { body: "definition" };

/** Bare where a POSIX shell reads it as it is, else in single quotes. */
export function quote(word: string): string {
  if (/^[A-Za-z0-9_/:=.,@%+-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
