import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { readSettings, urlOf } from "./settings.mjs";

describe("readSettings", () => {
  it("has a default for everything", () => {
    expect(readSettings({})).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      localAwsPort: 4566,
      connection: "local",
      distDir: ".next",
    });
  });

  it.each(["127.0.0.1", "127.0.0.9", "localhost", "::1", "LOCALHOST"])("binds to %s", (name) => {
    expect(readSettings({ HOSTNAME: name }).host).toBe(name.toLowerCase());
  });

  it("takes the machine's own name, which shells and containers set, as unset", () => {
    expect(readSettings({ HOSTNAME: hostname() }).host).toBe("127.0.0.1");
  });

  it.each(["0.0.0.0", "::", "192.168.1.5", "example.com", "127.0.0.1.example.com", "localhost.example.com"])(
    "refuses %s with the reason",
    (name) => expect(() => readSettings({ HOSTNAME: name })).toThrow(/is not a loopback address.*no sign-in yet/),
  );

  it.each(["0", "65536", "-1", "3000x", "1e3", "3.5", " "])("refuses PORT=%s", (port) => {
    expect(() => readSettings({ PORT: port })).toThrow(`PORT=${port} is not a port`);
  });

  it("refuses one port for both and an unknown connection", () => {
    expect(() => readSettings({ PORT: "4566" })).toThrow("PORT and LOCAL_AWS_PORT are both 4566");
    expect(readSettings({ PORT: "4566", STAGEWAY_CONNECTION: "aws" }).port).toBe(4566);
    expect(() => readSettings({ STAGEWAY_CONNECTION: "gcp" })).toThrow("STAGEWAY_CONNECTION=gcp is not known");
  });
});

it("writes an IPv6 address in brackets", () => {
  expect(urlOf("::1", 3000)).toBe("http://[::1]:3000");
  expect(urlOf("127.0.0.1", 3000)).toBe("http://127.0.0.1:3000");
});
