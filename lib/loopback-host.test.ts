import { expect, it } from "vitest";
import { isLoopbackHost } from "./loopback-host";

it.each([
  ["localhost", true],
  ["localhost:3000", true],
  ["LOCALHOST:3000", true],
  ["stageway.localhost:3000", true],
  ["127.0.0.1:3000", true],
  ["127.8.9.1", true],
  ["[::1]:3000", true],
  [null, false],
  ["", false],
  ["evil.example", false],
  ["127.0.0.1.evil.example", false],
  ["localhost.evil.example:3000", false],
  ["evillocalhost", false],
  ["10.0.0.1:3000", false],
  ["0.0.0.0:3000", false],
])("%s: %s", (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});
