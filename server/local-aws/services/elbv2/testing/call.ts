/** A client of a load balancer: resolves its name in the endpoint's network and speaks HTTP to what is there. */
import { type IncomingHttpHeaders, request as open } from "node:http";
import type { World } from "../../../world";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Call {
  method?: string;
  path?: string;
  port?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export function loopbackPort(world: World, name: string, port = 80): number {
  const route = world.network.resolve(name, port);
  if (route.kind !== "open") throw new Error(`${name}:${port} is ${route.kind}`);
  return route.loopbackPort;
}

export function call(world: World, name: string, { method, path, port, headers, body }: Call = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = open({
      host: "127.0.0.1",
      port: loopbackPort(world, name, port),
      method: method ?? "GET",
      path: path ?? "/",
      headers: { host: name, ...headers },
      agent: false,
    });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    // As bytes: Node writes head and text together in the text's encoding, and header values are Latin-1.
    request.end(body === undefined ? undefined : Buffer.from(body));
  });
}
