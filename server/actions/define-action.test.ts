import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { Actor } from "../auth/actor";
import { type ActionSpec, type ActionSurroundings, defineAction } from "./define-action";

const input = z.object({ name: z.string().min(1, "Required."), count: z.coerce.number().max(3, "At most 3.") });
const OWN = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };

function setUp(spec: Partial<ActionSpec<typeof input, string>> = {}, headers: Record<string, string> = OWN) {
  const audit = vi.fn<ActionSurroundings["audit"]>(async () => {});
  const run = vi.fn(spec.run ?? (async () => "made"));
  const actor: Actor = { name: "ada", role: "operator" };
  const action = defineAction(
    { input, permission: "variable.change", audit: { action: "thing.make", target: ({ name }) => name }, ...spec, run },
    { requestHeaders: async () => new Headers(headers), actor: async () => actor, audit },
  );
  return { action, audit, run };
}

describe("defineAction", () => {
  it("parses, runs, writes it down and answers", async () => {
    const { action, audit, run } = setUp();
    expect(await action({ name: "x", count: "2" })).toEqual({ ok: true, data: "made" });
    expect(run).toHaveBeenCalledWith({ name: "x", count: 2 }, { name: "ada", role: "operator" });
    expect(audit.mock.calls).toEqual([
      [{ actor: "ada", action: "thing.make", target: "x", input: { name: "x", count: 2 }, outcome: "ok" }],
    ]);
  });

  it("writes down an action without an input", async () => {
    const { audit } = setUp();
    const run = async () => "made";
    const bare = { input: z.undefined(), permission: "variable.change" as const, audit: { action: "thing.make" } };
    const headers = async () => new Headers(OWN);
    const actor = async (): Promise<Actor> => ({ name: "ada", role: "operator" });
    await defineAction({ ...bare, run }, { requestHeaders: headers, actor, audit })(undefined);
    expect(audit.mock.calls[0]?.[0]).toMatchObject({ target: null, input: {} });
  });

  it("says at each field what is wrong, runs nothing, and writes down that it was refused", async () => {
    const { action, run, audit } = setUp();
    expect(await action({ name: "", count: 9 })).toMatchObject({
      ok: false,
      error: { code: "invalid_input", fields: { name: "Required.", count: "At most 3." } },
    });
    expect(run).not.toHaveBeenCalled();
    expect(audit.mock.calls).toMatchObject([[{ action: "thing.make", input: {}, error: { code: "invalid_input" } }]]);
  });

  it.each([
    ["no input", undefined],
    ["a string", "x"],
    ["a prototype trick", JSON.parse('{"__proto__": {"name": "x"}}')],
  ])("refuses %s", async (_name, given) => {
    expect(await setUp().action(given)).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  });

  it("refuses a request from elsewhere before it looks at the input", async () => {
    const { action, run, audit } = setUp({}, { ...OWN, origin: "http://evil.example" });
    expect(await action({ name: "x", count: 1 })).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(run).not.toHaveBeenCalled();
    expect(audit).not.toHaveBeenCalled();
  });

  it("hands on what was said for a person, and writes it down", async () => {
    const error = { code: "conflict" as const, message: "Taken." };
    const { action, audit } = setUp({
      run: async () => {
        throw new AppFailure(error);
      },
    });
    expect(await action({ name: "x", count: 1 })).toEqual({ ok: false, error });
    expect(audit.mock.calls[0]?.[0]).toMatchObject({ outcome: "failed", error });
  });

  it("masks what nobody foresaw, with a reference", async () => {
    const { action } = setUp({
      run: async () => {
        throw new Error("password=hunter2");
      },
    });
    const result = await action({ name: "x", count: 1 });
    expect(result).toMatchObject({ ok: false, error: { code: "internal", reference: expect.any(String) } });
    expect(JSON.stringify(result)).not.toContain("hunter2");
  });

  it("never throws, even when the audit log does", async () => {
    const { action, audit } = setUp();
    audit.mockRejectedValue(new Error("disk full"));
    expect(await action({ name: "x", count: 1 })).toMatchObject({ ok: false, error: { code: "internal" } });
  });
});
