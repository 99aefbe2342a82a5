import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { type FakeAws, fakeAws, type Handler } from "@/server/aws/testing/fake-aws";
import { getOnce } from "./get-once";

let other: FakeAws;
afterEach(() => other.close());

async function serve(handler: Handler): Promise<string> {
  other = await fakeAws(handler);
  return other.url;
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
