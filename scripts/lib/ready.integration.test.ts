import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { waitUntilReady } from "./ready.mjs";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test("waits for a 200", async () => {
  let asked = 0;
  const url = await serve((_, response) => response.writeHead(++asked < 3 ? 503 : 200).end("{}"));
  await waitUntilReady(url, undefined);
  expect(asked).toBe(3);
});

test("says the last answer when the time is up", async () => {
  const url = await serve((_, response) => response.writeHead(503).end("the database is away"));
  await expect(waitUntilReady(url, undefined, 300)).rejects.toThrow(/within 0.3 s.*503 the database is away/);
});

test("an answer that never ends, or breaks off, holds nobody", async () => {
  const url = await serve((_, response) => {
    response.writeHead(200).write("{");
    setTimeout(() => response.destroy(), 50);
  });
  await expect(waitUntilReady(url, undefined, 300)).rejects.toThrow(/ECONNRESET/);
  server.removeAllListeners("request");
  server.on("request", (_, response) => response.writeHead(200).write("{"));
  await expect(waitUntilReady(url, undefined, 300)).rejects.toThrow(/none within 5 s/);
});
