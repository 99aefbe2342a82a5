import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { getOnce } from "./get-once";

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

// Node's fetch can leave the reader of a compressed body waiting for ever when the time is up as its end comes
// (https://github.com/nodejs/node/issues/56917): one in forty here.
test("whenever the time is up, there is an answer", async () => {
  const body = gzipSync("It works!");
  const url = await serve((_, response) => {
    response.writeHead(200, { "content-encoding": "gzip" });
    response.write(body.subarray(0, 10));
    setTimeout(() => response.end(body.subarray(10)), 1);
  });
  const row = async (first: number) => {
    for (let i = 0; i < 50; i++) await getOnce(url, 1 + ((first + i) % 25));
  };
  await Promise.all(Array.from({ length: 20 }, (_, first) => row(first)));
}, 60_000);

test("what stands still in the middle of a body is no answer", async () => {
  const url = await serve((_, response) => response.writeHead(200).write("It w"));
  expect(await getOnce(url, 200)).toMatchObject({ body: "", problem: "no answer within 0.2 s" });
});
