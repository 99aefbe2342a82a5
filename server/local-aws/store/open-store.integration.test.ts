import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Store } from "../store";
import { LockedError } from "./lock";
import { openStore } from "./open-store";

interface Thing {
  name: string;
  at?: Date;
  list?: string[];
}

let directory: string;
let store: Store | undefined;
const onError = vi.fn();

const open = async (compactAt?: number) => {
  store = await openStore({ directory, onError, ...(compactAt === undefined ? {} : { compactAt }) });
  return store;
};
const things = (of: Store, region = "us-east-1") => of.table<Thing>("test/things", region);
const journal = () => join(directory, readdirSync(directory).find((name) => name.startsWith("journal.")) ?? "");

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "stageway-store-"));
  onError.mockReset();
});

afterEach(async () => {
  await store?.close();
  rmSync(directory, { recursive: true, force: true });
});

describe("openStore", () => {
  it("keeps records, Dates, order and deletions over a restart, by table and region", async () => {
    const first = await open();
    things(first).put("b", { name: "b", at: new Date(123), list: [] });
    things(first).put("a", { name: "a" });
    things(first).put("gone", { name: "gone" });
    things(first).put("b", { name: "b2", at: new Date(123), list: [] });
    things(first).delete("gone");
    things(first, "eu-west-1").put("x", { name: "x" });
    first.flush();
    await first.close();
    const second = await open();
    expect(things(second).values()).toEqual([{ name: "b2", at: new Date(123), list: [] }, { name: "a" }]);
    expect(second.regions("test/things")).toEqual(["us-east-1", "eu-west-1"]);
    expect(second.regions("test/none")).toEqual([]);
    expect(things(second)).toBe(things(second));
  });

  it("writes at the end of the turn without being asked", async () => {
    things(await open()).put("a", { name: "a" });
    expect(statSync(journal()).size).toBe(0);
    await vi.waitFor(() => expect(statSync(journal()).size).toBeGreaterThan(0), { timeout: 15_000 });
  });

  it("refuses changes in place", async () => {
    const table = things(await open());
    table.put("a", { name: "a", list: ["x"] });
    expect(() => table.get("a")?.list?.push("y")).toThrow(TypeError);
  });

  it("ignores a last line that a crash cut short, and goes on after it", async () => {
    const first = await open();
    things(first).put("a", { name: "a" });
    first.flush();
    things(first).put("b", { name: "b" });
    things(first).put("c", { name: "c" });
    first.flush();
    await first.close();
    // Both changes of the group go: it is atomic.
    truncateSync(journal(), statSync(journal()).size - 3);
    const second = await open();
    expect(things(second).keys()).toEqual(["a"]);
    things(second).put("d", { name: "d" });
    await second.close();
    expect(things(await open()).keys()).toEqual(["a", "d"]);
  });

  it("refuses a journal that is damaged in the middle instead of dropping what follows", async () => {
    const first = await open();
    things(first).put("a", { name: "a" });
    await first.close();
    const good = readFileSync(journal(), "utf8");
    writeFileSync(journal(), `garbage\n${good}`);
    await expect(open()).rejects.toThrow(/damaged at byte 0.*Move it away/);
    // The lock was given back.
    writeFileSync(journal(), good);
    expect(things(await open()).keys()).toEqual(["a"]);
  });

  it("folds the journal into a snapshot and starts a new one", async () => {
    const first = await open(1_000);
    for (let index = 0; index < 200; index++) {
      things(first).put(`k${index % 20}`, { name: `n${index}`, at: new Date(index) });
      first.flush();
    }
    expect(readdirSync(directory)).toContain("snapshot.json");
    expect(readdirSync(directory).filter((name) => name.startsWith("journal."))).toHaveLength(1);
    expect(journal()).not.toMatch(/journal\.0$/);
    const expected = things(first).values();
    await first.close();
    expect(things(await open()).values()).toEqual(expected);
  });

  it("does not replay a journal that the snapshot contains already", async () => {
    const first = await open(1);
    things(first).put("a", { name: "a" });
    first.flush();
    things(first).delete("a");
    first.flush();
    await first.close();
    // As if the process had died between the new snapshot and the removal of the old journal.
    appendFileSync(join(directory, "journal.0"), '[["test/things","us-east-1","a",{"name":"old"}]]\n');
    expect(things(await open()).keys()).toEqual([]);
    expect(readdirSync(directory)).not.toContain("journal.0");
  });

  it("refuses a second user of the directory, and not a later one", async () => {
    await open();
    await expect(openStore({ directory, onError })).rejects.toThrow(LockedError);
    await expect(openStore({ directory, onError })).rejects.toThrow(
      `in use by another local AWS endpoint (process ${process.pid})`,
    );
    await store?.close();
    await expect(open()).resolves.toBeDefined();
  });

  it("locks a directory whose path is too long for a socket", async () => {
    const short = directory;
    directory = join(directory, "x".repeat(120));
    await open();
    await expect(openStore({ directory, onError })).rejects.toThrow(LockedError);
    await store?.close();
    directory = short;
  });
});
