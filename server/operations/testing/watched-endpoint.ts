import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

/** One request on its way to AWS. */
export interface WatchedCall {
  /** `CreateService`; for API Gateway `POST /restapis`. */
  name: string;
  write: boolean;
}

/** What becomes of it: `cut-after`: AWS has done it, but the caller never hears; `deny`: AWS says that it may not. */
export type Fate = "pass" | "cut-before" | "cut-after" | "deny";

/** Stands between a process and the endpoint, and decides over each call. */
export async function watchEndpoint(target: string, decide: (call: WatchedCall) => Fate, onCut: () => void) {
  const server = createServer(async (incoming, answer) => {
    const body = await bodyOf(incoming);
    const fate = decide(callOf(incoming, body));
    if (fate === "cut-before") return cut();
    if (fate === "deny") {
      answer.writeHead(403, { "x-amzn-errortype": "AccessDeniedException" }).end('{"message":"Denied by the test."}');
      return;
    }
    const { method, url: path, headers } = incoming;
    const onward = request(target, { method, path, headers }, async (response) => {
      const content = await bodyOf(response);
      if (fate === "cut-after") return cut();
      answer.writeHead(response.statusCode ?? 500, response.headers).end(content);
    });
    onward.on("error", () => answer.destroy());
    onward.end(body);

    function cut() {
      onCut();
      answer.destroy();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return { port: (server.address() as AddressInfo).port, close };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function callOf({ method, url, headers }: IncomingMessage, body: Buffer): WatchedCall {
  const target = headers["x-amz-target"]?.toString().split(".").pop();
  const action = /(?:^|&)Action=(\w+)/.exec(body.toString("latin1"))?.[1];
  const name = target ?? action;
  if (name !== undefined) return { name, write: !/^(Get|Describe|List)/.test(name) };
  // What is neither is REST, or a request to the environment itself.
  return { name: `${method} ${url}`, write: method !== "GET" };
}
