import { expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

it.each([
  ["its own page", { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" }, true],
  ["its own page behind TLS", { host: "localhost:3000", origin: "https://localhost:3000" }, true],
  ["a host in capitals", { host: "LocalHost:3000", origin: "http://localhost:3000" }, true],
  ["no Origin", { host: "127.0.0.1:3000" }, false],
  ["an opaque Origin", { host: "127.0.0.1:3000", origin: "null" }, false],
  ["another site", { host: "127.0.0.1:3000", origin: "http://evil.example" }, false],
  ["another port", { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3001" }, false],
  ["a rebound name", { host: "evil.example:3000", origin: "http://evil.example:3000" }, false],
  [
    "a spoofed X-Forwarded-Host",
    { host: "127.0.0.1:3000", origin: "http://evil.example", "x-forwarded-host": "evil.example" },
    false,
  ],
  ["no Host", { origin: "http://127.0.0.1:3000" }, false],
])("%s", (_name, headers, expected) => {
  expect(isSameOrigin(new Headers(headers as Record<string, string>))).toBe(expected);
});
