import { describe, expect, it } from "vitest";
import { selectRange } from "./range";
import { filePath } from "./request-path";

describe("filePath", () => {
  it.each([
    ["/", "/"],
    ["/index.html", "/index.html"],
    ["/index.html?x=1#y", "/index.html"],
    ["http://host:80/a", "/a"],
    ["http://host", "/"],
    ["/a//b/./c", "/a/b/c"],
    ["/a/../index.html", "/index.html"],
    ["/a/b/..", "/a/"],
    ["/%69ndex.html", "/index.html"],
    ["/caf%C3%A9", "/café"],
    ["/../etc/passwd", "malformed"],
    ["/a/../../etc/passwd", "malformed"],
    ["/%2e%2e/etc/passwd", "malformed"],
    ["/%zz", "malformed"],
    ["/%ff", "malformed"],
    ["*", "malformed"],
    ["/..%2fetc", undefined],
    ["/a%00.html", undefined],
  ])("%s", (target, expected) => expect(filePath(target)).toBe(expected));
});

describe("selectRange", () => {
  it.each([
    [undefined, undefined],
    ["bytes=0-3", { start: 0, end: 3 }],
    ["bytes=4-", { start: 4, end: 9 }],
    ["bytes=-3", { start: 7, end: 9 }],
    ["bytes=-30", { start: 0, end: 9 }],
    ["bytes=0-99", { start: 0, end: 9 }],
    ["bytes=10-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=5-2", undefined],
    ["bytes=0-1,4-5", undefined],
    ["lines=0-1", undefined],
    ["bytes=-", undefined],
  ])("%s", (header, expected) => expect(selectRange(header, 10)).toEqual(expected));
});
