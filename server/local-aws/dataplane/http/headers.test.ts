import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { endToEnd, forwardedHeaders } from "./headers";

test("hop-by-hop headers and those that Connection names stay behind; order and duplicates travel", () => {
  const raw = [
    ["Host", "web"],
    ["Connection", "keep-alive, X-Hop"],
    ["X-Hop", "1"],
    ["Keep-Alive", "timeout=5"],
    ["Transfer-Encoding", "chunked"],
    ["Cookie", "a=1"],
    ["X-Own", "first"],
    ["TE", "trailers"],
    ["X-Own", "second"],
  ];
  expect(endToEnd(raw.flat())).toEqual(["Host", "web", "Cookie", "a=1", "X-Own", "first", "X-Own", "second"]);
});

function received(headers: Record<string, string>): IncomingMessage {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const message = { rawHeaders: Object.entries(headers).flat(), headers: lower };
  // Only what the function reads of a message.
  return { ...message, socket: { remoteAddress: "::ffff:10.0.0.9" } } as unknown as IncomingMessage;
}

function sent(headers: Record<string, string>): Record<string, string> {
  const flat = forwardedHeaders(received(headers), 8080, "elb.test", Date.UTC(2026, 0, 1));
  return Object.fromEntries(flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ""]] : [])));
}

test("says who asked, and cannot be told otherwise", () => {
  expect(sent({ Host: "web", "x-forwarded-proto": "https", "X-Forwarded-Port": "443" })).toMatchObject({
    Host: "web",
    "X-Forwarded-For": "10.0.0.9",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Port": "8080",
  });
  expect(sent({}).Host).toBe("elb.test");
  expect(sent({ "X-Forwarded-For": "203.0.113.7" })["X-Forwarded-For"]).toBe("203.0.113.7, 10.0.0.9");
});

test.each([
  [undefined, /^Root=1-6955b900-[0-9a-f]{24}$/],
  [
    "Root=1-5759e988-bd862e3fe1be46a994272793",
    /^Self=1-6955b900-[0-9a-f]{24};Root=1-5759e988-bd862e3fe1be46a994272793$/,
  ],
  ["CalledFrom=app", /^Root=1-6955b900-[0-9a-f]{24};CalledFrom=app$/],
])("trace id of %s", (given, expected) => {
  expect(sent(given === undefined ? {} : { "X-Amzn-Trace-Id": given })["X-Amzn-Trace-Id"]).toMatch(expected);
});
