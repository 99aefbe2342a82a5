import { beforeEach, expect, it, vi } from "vitest";
import type { ConnectionInfo } from "@/lib/contracts/connection";
import { log } from "../log";
import { getHealth } from "./health";

const AWS: ConnectionInfo = { kind: "local", region: "us-east-1", checkedAt: "2026-01-01T00:00:00.000Z" };
const RUNNER = Symbol.for("stageway.runner");
const never = new Promise<never>(() => {});
const parts = { database: async () => ({ execute: async () => [] }) as unknown, connection: async () => AWS };

vi.mock("../store/connection/database", () => ({ database: () => parts.database() }));
vi.mock("../inventory", () => ({ connection: () => parts.connection() }));

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(log, "error").mockImplementation(() => {});
  Object.assign(parts, { database: async () => ({ execute: async () => [] }), connection: async () => AWS });
  Object.assign(globalThis, { [RUNNER]: {} });
});

async function health() {
  const answer = getHealth();
  await vi.advanceTimersByTimeAsync(2_000);
  return answer;
}

it("is ready when all parts are", async () => {
  expect(await health()).toEqual({ ready: true, database: "ready", runner: "ready", connection: AWS });
});

it("is ready without AWS, once that is known: every page says so", async () => {
  const error = { code: "aws_unreachable", message: "No answer." } as const;
  parts.connection = async () => ({ ...AWS, error });
  expect(await health()).toMatchObject({ ready: true, connection: { error } });
});

it.each([
  ["the database is being opened", { database: () => never }, "The database is being opened."],
  [
    "the database fails",
    { database: () => Promise.reject(new Error("password=hunter2")) },
    "The database does not answer; the server's log says why.",
  ],
  ["AWS has not answered", { connection: () => never }, "AWS has not answered yet."],
])("is not ready while %s, and says so", async (_, broken, reason) => {
  Object.assign(parts, broken);
  const answer = await health();
  expect(answer).toMatchObject({ ready: false, reason });
  expect(JSON.stringify(answer)).not.toContain("hunter2");
});

it("is not ready before the runner is", async () => {
  Object.assign(globalThis, { [RUNNER]: undefined });
  expect(await health()).toMatchObject({ ready: false, runner: "starting" });
});
