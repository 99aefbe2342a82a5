import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eraseStore } from "./erase";
import { openStore } from "./open-store";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "stageway-erase-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const open = (compactAt: number) =>
  openStore({
    directory,
    compactAt,
    onError: (error) => {
      throw error;
    },
  });

/** With a snapshot as well as a journal if it is compacted. */
async function fill(compactAt: number): Promise<void> {
  const store = await open(compactAt);
  for (let count = 0; count < 50; count++) {
    store.table("things", "us-east-1").put(String(count), { count, text: "x".repeat(100) });
    store.flush();
  }
  await store.close();
}

async function size(): Promise<number> {
  const store = await open(1_000_000);
  const { size } = store.table("things", "us-east-1");
  await store.close();
  return size;
}

describe.each([
  ["a journal alone", 1_000_000],
  ["a snapshot and the journal after it", 2_000],
])("%s", (_, compactAt) => {
  beforeEach(() => fill(compactAt));

  it("is gone, and what is not the store's stays", async () => {
    expect(await size()).toBe(50);
    await writeFile(join(directory, "notes.txt"), "mine");
    eraseStore(directory);
    expect(await readdir(directory)).toContain("notes.txt");
    expect(await size()).toBe(0);
  });
});

it("is all gone when a crash comes after its first step", async () => {
  await fill(2_000);
  await rm(join(directory, "snapshot.json"));
  expect(await size()).toBe(0);
});
