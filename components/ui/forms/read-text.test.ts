import { expect, it } from "vitest";
import { readText } from "./read-text";

const file = (...bytes: number[]) => new File([Uint8Array.from(bytes)], "api.yaml");

it.each([
  ["UTF-8", file(0x61, 0xc3, 0xa9), { text: "aé" }],
  ["UTF-8 with a mark", file(0xef, 0xbb, 0xbf, 0x61), { text: "a" }],
  ["nothing", file(), { text: "" }],
  ["Latin-1", file(0x61, 0xe9), { problem: "api.yaml is not UTF-8: save it as that." }],
  ["UTF-16", file(0xff, 0xfe, 0x61, 0), { problem: "api.yaml is not UTF-8: save it as that." }],
])("reads a file in %s", async (_, given, text) => expect(await readText(given)).toEqual(text));

it("says when there is nothing to read, as of a folder that is dropped", async () => {
  const folder = file();
  folder.arrayBuffer = () => Promise.reject(new DOMException("A requested file could not be found", "NotFoundError"));
  expect(await readText(folder)).toEqual({ problem: "api.yaml cannot be read." });
});
