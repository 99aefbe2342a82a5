import type { Socket } from "node:net";
import { expect, it } from "vitest";
import { refusalOf } from "./guard";

it.each([
  ["a tool on this machine", {}, "127.0.0.1", undefined],
  ["the same by IPv6", {}, "::1", undefined],
  ["a mapped address", {}, "::ffff:127.0.0.1", undefined],
  ["a page of another origin", { origin: "https://evil.example" }, "127.0.0.1", "browser"],
  ["a sandboxed page", { origin: "null" }, "127.0.0.1", "browser"],
  ["a page of its own origin", { "sec-fetch-site": "same-origin" }, "127.0.0.1", "browser"],
  ["an address typed in", { "sec-fetch-site": "none" }, "127.0.0.1", "browser"],
  ["another machine", {}, "192.168.1.5", "this machine"],
  ["nobody knows who", {}, undefined, "this machine"],
])("%s", (_, headers, remoteAddress, expected) => {
  const refusal = refusalOf({ headers, socket: { remoteAddress } as Socket });
  if (expected === undefined) expect(refusal).toBeUndefined();
  else expect(refusal).toContain(expected);
});
