import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppFailure } from "@/lib/contracts/app-failure";
import type { AuditRow } from "@/lib/contracts/audit";
import { recordAudit } from "../store/audit";
import { openMemoryDatabase } from "../store/testing/memory-database";
import { getAudit } from "./audit";
import { parseAuditQuery } from "./http/audit-query";

const MANY = 120;
const OPERATION = "5b1c2f0e-0000-4000-8000-000000000001";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openMemoryDatabase();
  // Faster than a millisecond each: a cursor by JavaScript's time would lose or repeat some.
  await Promise.all(
    Array.from({ length: MANY }, (_, at) =>
      recordAudit({ actor: "ann", action: "environment.invoke", target: `EcsDemoAPI/${at}`, outcome: "ok", input: {} }),
    ),
  );
  // The embedded database's clock counts milliseconds: in the same one, neither row is the newer.
  const last = Date.now();
  while (Date.now() <= last) await new Promise(setImmediate);
  await recordAudit({
    actor: "bob",
    action: "variable.change",
    target: "EcsDemoAPI/dev",
    outcome: "failed",
    input: { name: "100%_sure", command: "hunter2" },
    error: { code: "conflict", message: "Somebody else is at it." },
    operationId: OPERATION,
  });
});
afterAll(() => close());

const ask = (query = "") => getAudit(parseAuditQuery(new URLSearchParams(query)));

describe("the audit log", () => {
  it("newest first, whole, and without secrets", async () => {
    const { rows, counts } = await ask();
    expect(rows[0]).toMatchObject({
      actor: "bob",
      action: "variable.change",
      target: "EcsDemoAPI/dev",
      outcome: "failed",
      input: { name: "100%_sure", command: "(given)" },
      error: { code: "conflict" },
      operationId: OPERATION,
    });
    expect(counts).toEqual({ ok: MANY, failed: 1 });
    expect(JSON.stringify(rows)).not.toContain("hunter2");
  });

  it("page by page, every row once", async () => {
    const seen: AuditRow[] = [];
    let cursor: string | undefined = "";
    while (cursor !== undefined) {
      const page: Awaited<ReturnType<typeof ask>> = await ask(`cursor=${cursor}`);
      seen.push(...page.rows);
      cursor = page.next;
    }
    expect(seen).toHaveLength(MANY + 1);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(MANY + 1);
    const times = seen.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
  });

  it.each([
    ["q=BOB", 1],
    ["q=variable+else", 1],
    ["q=variable+nobody", 0],
    ["q=100%25_sure", 1],
    ["q=100__sure", 0],
    ["q=%25", 1],
    ["q=%5C", 0],
    [`q=${OPERATION}`, 1],
    ["q=EcsDemoAPI%2F7", 11],
    ["outcome=failed", 1],
    ["outcome=failed&q=ann", 0],
  ])("%s: %i rows", async (query, count) => {
    expect((await ask(query)).rows).toHaveLength(count);
  });

  it("counts what fits the words, whatever outcome is chosen", async () => {
    expect((await ask("q=EcsDemoAPI&outcome=failed")).counts).toEqual({ ok: MANY, failed: 1 });
  });

  it.each([
    ["outcome=maybe", "outcome"],
    ["cursor=1", "cursor"],
    [`q=${"x".repeat(201)}`, "q"],
  ])("refuses %s", (query, field) => {
    const failure = (() => {
      try {
        return parseAuditQuery(new URLSearchParams(query));
      } catch (thrown) {
        return (thrown as AppFailure).error;
      }
    })();
    expect(failure).toMatchObject({ code: "invalid_input", fields: { [field]: expect.any(String) } });
  });
});
