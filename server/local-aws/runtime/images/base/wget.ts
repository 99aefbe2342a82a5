/** As much of `wget` as health checks need: `wget -q --spider URL`, `wget -qO- URL`. Exit codes are wget's own. */
import type { Program } from "../../process";
import { requestLocally } from "./local-request";

const BAD_USAGE = 2;
const NETWORK_FAILURE = 4;
const SERVER_ERROR = 8;
/** wget's own default is 900 s; a health check is cut off long before. */
const TIMEOUT_MS = 900_000;

export const wget: Program = async (process) => {
  let url: string | undefined;
  let spider = false;
  let timeoutMs = TIMEOUT_MS;
  const args = process.argv.slice(1);
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (!arg.startsWith("-")) url = arg;
    else if (arg === "--spider") spider = true;
    else if (arg.startsWith("--timeout=")) timeoutMs = milliseconds(arg.slice("--timeout=".length));
    else if (arg === "-T") timeoutMs = milliseconds(args[++index] ?? "");
    else if (/^(?:-O|-t|-o)$/.test(arg)) index++;
  }
  if (url === undefined) {
    process.write("stderr", "wget: missing URL\n");
    return BAD_USAGE;
  }
  const answer = await requestLocally(process, { method: spider ? "HEAD" : "GET", url, timeoutMs });
  if (answer.kind !== "answer") return NETWORK_FAILURE;
  if (answer.status >= 400) {
    process.write("stderr", `wget: server returned error: HTTP/1.1 ${answer.status} ${answer.statusText}\n`);
    return SERVER_ERROR;
  }
  if (!spider) process.write("stdout", answer.body);
  return 0;
};

const milliseconds = (text: string): number => Math.max(1, (Number.parseFloat(text) || TIMEOUT_MS / 1000) * 1000);
