/** An HTTP request within the task's own network namespace. It cannot leave it: other hosts do not resolve. */
import { request as open } from "node:http";
import type { Process } from "../../process";

export interface LocalRequest {
  method: string;
  url: string;
  timeoutMs: number | undefined;
}

export type LocalAnswer =
  | { kind: "answer"; status: number; statusText: string; body: string }
  | { kind: "malformed" | "unresolved" | "refused" | "broken" | "timeout" };

const LOCAL = new Set(["localhost", "127.0.0.1", "0.0.0.0", "[::1]"]);
const MOST_BYTES = 1024 * 1024;

export async function requestLocally(process: Process, { method, url, timeoutMs }: LocalRequest): Promise<LocalAnswer> {
  const target = parse(url);
  if (!target) return { kind: "malformed" };
  if (!LOCAL.has(target.hostname)) return { kind: "unresolved" };
  const port = process.portOf(Number(target.port || 80));
  if (port === undefined) return { kind: "refused" };
  return new Promise((resolve) => {
    const { stopping } = process;
    const request = open({
      host: "127.0.0.1",
      port,
      method,
      path: `${target.pathname}${target.search}`,
      headers: { host: target.host, "user-agent": "curl/8.0", accept: "*/*" },
      agent: false,
    });
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => settle({ kind: "timeout" }), timeoutMs);
    const onStop = () => settle({ kind: "broken" });
    const settle = (answer: LocalAnswer) => {
      clearTimeout(timer);
      stopping.removeEventListener("abort", onStop);
      request.destroy();
      resolve(answer);
    };
    stopping.addEventListener("abort", onStop);
    request.on("error", () => settle({ kind: "broken" }));
    request.on("response", (response) => {
      const { statusCode: status = 0, statusMessage: statusText = "" } = response;
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        if (body.length < MOST_BYTES) body += text;
      });
      response.on("end", () => settle({ kind: "answer", status, statusText, body }));
      response.on("error", () => settle({ kind: "broken" }));
    });
    request.end();
  });
}

function parse(url: string): URL | undefined {
  try {
    const parsed = new URL(/^[a-z]+:\/\//i.test(url) ? url : `http://${url}`);
    return parsed.protocol === "http:" ? parsed : undefined;
  } catch {
    return undefined;
  }
}
