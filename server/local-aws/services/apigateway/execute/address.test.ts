import { describe, expect, it } from "vitest";
import { executeAddress } from "./address";

describe("executeAddress", () => {
  it.each([
    ["/restapis/abc/dev/_user_request_/a/b?x=1", "localhost:4566", ["abc", "dev", "/a/b", "?x=1"]],
    ["/restapis/abc/dev/_user_request_/", "127.0.0.1", ["abc", "dev", "/", ""]],
    ["/restapis/abc/dev/_user_request_", "127.0.0.1", ["abc", "dev", "/", ""]],
    ["/restapis/abc/dev/_user_request_?x", "127.0.0.1", ["abc", "dev", "/", "?x"]],
    ["/dev/a?x=1", "ABC.execute-api.localhost:4566", ["abc", "dev", "/a", "?x=1"]],
    ["/dev", "abc.execute-api.localhost", ["abc", "dev", "/", ""]],
    ["/", "abc.execute-api.localhost", ["abc", "", "/", ""]],
  ])("%s at %s", (url, host, [apiId, stageName, path, query]) => {
    expect(executeAddress(url, host)).toEqual({ apiId, stageName, path, query });
  });

  it.each([
    ["/restapis/abc", "localhost"],
    ["/restapis/abc/stages/dev", "localhost"],
    ["/restapis/abc/dev/_user_request_more", "localhost"],
    ["/restapis//dev/_user_request_/", "localhost"],
    ["/dev/a", "abc.execute-api.localhost.evil.example"],
  ])("is not for %s at %s", (url, host) => {
    expect(executeAddress(url, host)).toBeUndefined();
  });
});
