import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { prepareFolder } from "./prepare-folder";

let nothing: string;
// Nothing is kept there yet.
beforeAll(async () => {
  nothing = await mkdtemp(path.join(tmpdir(), "stageway-nothing-"));
  vi.stubEnv("TMPDIR", nothing);
});
afterAll(() => rm(nothing, { recursive: true, force: true }));

it("two folders at once, where nothing was prepared yet, are both whole", async () => {
  const folders = [path.join(nothing, "one"), path.join(nothing, "other")];
  await Promise.all(folders.map(prepareFolder));
  const [one, other] = await Promise.all(folders.map((each) => readdir(path.join(each, "db"), { recursive: true })));
  expect(one?.length).toBeGreaterThan(100);
  expect(one?.sort()).toEqual(other?.sort());
});
