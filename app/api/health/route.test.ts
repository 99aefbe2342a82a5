import { expect, it, vi } from "vitest";
import type { HealthAnswer } from "@/server/queries/health";
import { GET } from "./route";

const READY: HealthAnswer = { ready: true, database: "ready", runner: "ready", connection: null };
const OPENING: HealthAnswer = {
  ...READY,
  ready: false,
  database: "opening",
  reason: "The database is being opened.",
};
const { getHealth } = vi.hoisted(() => ({ getHealth: vi.fn<() => Promise<HealthAnswer>>() }));
vi.mock("@/server/queries/health", () => ({ getHealth }));

it.each([
  ["200 once it can do its work", 200, READY],
  ["503 with the reason before", 503, OPENING],
])("answers %s, and is never kept", async (_, status, health) => {
  getHealth.mockResolvedValue(health);
  const answer = await GET();
  expect(answer.status).toBe(status);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toEqual(health);
});
