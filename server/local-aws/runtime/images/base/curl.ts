/** As much of `curl` as health checks need. Exit codes are curl's own (curl(1), "EXIT CODES"). */
import { resolvePath } from "../../file-system";
import type { Process, Program } from "../../process";
import { type LocalAnswer, requestLocally } from "./local-request";

interface Options {
  url: string | undefined;
  method: string;
  fail: boolean;
  silent: boolean;
  showErrors: boolean;
  output: string | undefined;
  timeoutMs: number | undefined;
}

const EXIT = { malformed: 3, unresolved: 6, refused: 7, broken: 52, timeout: 28 } as const;
const HTTP_ERROR = 22;
const BAD_USAGE = 2;

export const curl: Program = async (process) => {
  const options = parseOptions(process.argv.slice(1));
  if (typeof options === "string") return complain(process, `curl: ${options}`, BAD_USAGE);
  const { url, fail, silent, showErrors } = options;
  if (url === undefined) return complain(process, "curl: (2) no URL specified", BAD_USAGE);
  const answer = await requestLocally(process, { method: options.method, url, timeoutMs: options.timeoutMs });
  const loud = !silent || showErrors;
  if (answer.kind !== "answer") {
    const code = EXIT[answer.kind];
    return loud ? complain(process, `curl: (${code}) ${wordsOf(answer, url)}`, code) : code;
  }
  if (fail && answer.status >= 400) {
    const message = `curl: (${HTTP_ERROR}) The requested URL returned error: ${answer.status}`;
    return loud ? complain(process, message, HTTP_ERROR) : HTTP_ERROR;
  }
  return write(process, options, answer.body);
};

function write(process: Process, { output, method }: Options, body: string): number {
  if (method === "HEAD") return 0;
  if (output === undefined || output === "-") {
    process.write("stdout", body);
    return 0;
  }
  const problem = process.files.write(resolvePath(process.directory, output), Buffer.from(body), "replace");
  return problem ? complain(process, `curl: (23) client returned ERROR on write`, 23) : 0;
}

const WITH_VALUE: Readonly<Record<string, "method" | "output" | "time" | "ignored">> = {
  "-X": "method",
  "--request": "method",
  "-o": "output",
  "--output": "output",
  "-m": "time",
  "--max-time": "time",
  "--connect-timeout": "time",
  "-H": "ignored",
  "--header": "ignored",
  "-A": "ignored",
  "--user-agent": "ignored",
  "-w": "ignored",
  "--write-out": "ignored",
  "--retry": "ignored",
};
const LONG: Readonly<Record<string, string>> = {
  "--fail": "f",
  "--fail-with-body": "f",
  "--silent": "s",
  "--show-error": "S",
  "--head": "I",
  "--location": "L",
  "--verbose": "v",
  "--insecure": "k",
};

/** The options, or what is wrong with them. */
function parseOptions(args: readonly string[]): Options | string {
  const options: Options = {
    url: undefined,
    method: "GET",
    fail: false,
    silent: false,
    showErrors: false,
    output: undefined,
    timeoutMs: undefined,
  };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (!arg.startsWith("-") || arg === "-") {
      options.url = arg;
      continue;
    }
    const [name = "", attached] = arg.startsWith("--") ? arg.split("=", 2) : [arg];
    const takes = WITH_VALUE[name];
    if (takes) {
      const value = attached ?? args[++index];
      if (value === undefined) return `option ${name}: requires parameter`;
      if (takes === "method") options.method = value.toUpperCase();
      if (takes === "output") options.output = value;
      if (takes === "time") options.timeoutMs = Math.min(options.timeoutMs ?? Number.POSITIVE_INFINITY, seconds(value));
      continue;
    }
    const flags = LONG[name] ?? (name.startsWith("--") ? "" : name.slice(1));
    if (flags === "") return `option ${name}: is unknown`;
    for (const flag of flags) if (!setFlag(options, flag)) return `option -${flag}: is unknown`;
  }
  return options;
}

const seconds = (text: string): number => Math.max(1, Math.round((Number.parseFloat(text) || 0) * 1000));

function setFlag(options: Options, flag: string): boolean {
  if (flag === "f") options.fail = true;
  else if (flag === "s") options.silent = true;
  else if (flag === "S") options.showErrors = true;
  else if (flag === "I") options.method = "HEAD";
  // Redirects within the namespace, noise, TLS: of no consequence here.
  else return "Lvk4#".includes(flag);
  return true;
}

function wordsOf(answer: Exclude<LocalAnswer, { kind: "answer" }>, url: string): string {
  switch (answer.kind) {
    case "malformed":
      return "URL rejected: Malformed input to a URL function";
    case "unresolved":
      return `Could not resolve host: ${url}`;
    case "refused":
      return `Failed to connect to ${url}: Could not connect to server`;
    case "timeout":
      return "Operation timed out";
    default:
      return "Empty reply from server";
  }
}

function complain(process: Process, message: string, code: number): number {
  process.write("stderr", `${message}\n`);
  return code;
}
