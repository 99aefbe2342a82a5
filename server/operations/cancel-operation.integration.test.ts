import { afterAll, beforeAll, expect, it } from "vitest";
import { openMemoryDatabase } from "../store/testing/memory-database";
import { cancel } from "./cancel-operation";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openMemoryDatabase();
});
afterAll(() => close());

it("an operation that never was is not said to have ended", async () => {
  const id = "00000000-0000-4000-8000-000000000000";
  await expect(cancel(id)).rejects.toMatchObject({ error: { code: "not_found" } });
});
