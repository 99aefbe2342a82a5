import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

/** One request on its way to AWS. */
export interface WatchedCall {
  /** `CreateService`; for API Gateway `POST /restapis`. */
  name: string;
  write: boolean;
  /** What is sent, without numbers: the same for the same call again, and for its like in another zone. */
  text: string;
}

/**
 * What becomes of it. `cut-after`: AWS has done it, but the caller never hears; `hold`: likewise, but the caller goes on
 * to wait for it; `deny`: AWS says that it may not.
 */
export type Fate = "pass" | "cut-before" | "cut-after" | "hold" | "deny";

/**
 * Stands between a process and the endpoint, and decides over each call. `onCut` is told at once of each that is cut,
 * `onHold` when AWS has done one that is held.
 */
export async function watchEndpoint(
  target: string,
  decide: (call: WatchedCall) => Fate,
  onCut: () => void,
  onHold: () => void = () => {},
) {
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
      if (fate === "hold") return onHold();
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

/** IDs, addresses and zones; also the token that the SDK makes up for each call. */
const NUMBERS = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{16,}|us-east-1[a-f]|\d+/g;

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function callOf({ method, url, headers }: IncomingMessage, body: Buffer): WatchedCall {
  const target = headers["x-amz-target"]?.toString().split(".").pop();
  const action = /(?:^|&)Action=(\w+)/.exec(body.toString("latin1"))?.[1];
  // What is neither is REST, or a request to the environment itself.
  const name = target ?? action ?? `${method} ${url}`;
  const write = !/^(GET|Get|Describe|List)/.test(name);
  return { name, write, text: `${name} ${body.toString("latin1").replace(NUMBERS, "")}` };
}
