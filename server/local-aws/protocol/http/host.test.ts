import { expect, it } from "vitest";
import { isLocalHost } from "./host";

it.each([
  ["127.0.0.1", true],
  ["127.0.0.1:4566", true],
  ["127.1.2.3:80", true],
  ["localhost:4566", true],
  ["LOCALHOST", true],
  ["abc.execute-api.localhost:4566", true],
  ["web-1.us-east-1.elb.localhost.", true],
  ["[::1]:4566", true],
  [undefined, false],
  ["", false],
  ["example.com", false],
  ["localhost.example.com", false],
  ["127.0.0.1.example.com", false],
  ["notlocalhost", false],
  ["0.0.0.0:4566", false],
  ["192.168.1.2", false],
  ["[::]:4566", false],
  ["user@localhost", false],
])("%s is %s", (host, expected) => expect(isLocalHost(host)).toBe(expected));
