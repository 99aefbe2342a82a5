import { describe, expect, it, vi } from "vitest";
import { AppFailure } from "@/lib/contracts/app-failure";
import { noteDue } from "@/server/inventory/attention";
import { log } from "@/server/log";
import { wrote } from "@/server/writes";
import { answer } from "./answer";

const ask = (data: object | Error, headers: Record<string, string> = {}): Promise<Response> =>
  answer(new Request("http://x/api/environments", { headers }), async () => {
    if (data instanceof Error) throw data;
    return data;
  });
const list = (fetchedAt: string, health = "healthy") => ({
  fetchedAt,
  environments: [{ health, evidence: [{ value: "2", at: fetchedAt }] }],
});

it("the same facts, read again later, are not modified; the age still comes", async () => {
  const first = await ask(list("2026-01-01T00:00:00Z"));
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\/"/);
  const again = await ask(list("2026-01-01T00:00:09Z"), { "if-none-match": `"other", ${etag}` });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
  expect(again.headers.get("x-fetched-at")).toBe("2026-01-01T00:00:09Z");
  expect(again.headers.get("cache-control")).toBe("no-cache");
});

it("other facts are another answer", async () => {
  const etag = (await ask(list("2026-01-01T00:00:00Z"))).headers.get("etag") ?? "";
  const changed = await ask(list("2026-01-01T00:00:00Z", "degraded"), { "if-none-match": etag });
  expect(changed.status).toBe(200);
  expect(await changed.json()).toMatchObject({ environments: [{ health: "degraded" }] });
});

it.each([
  ["", undefined],
  ["a moment", 1_840],
])("says how soon it is worth asking again: %s", async (_, inMs) => {
  const data = list("2026-01-01T00:00:00Z");
  const read = async () => {
    if (inMs) noteDue(Date.now() + inMs);
    return data;
  };
  const again = (headers = {}) => answer(new Request("http://x/api/environments", { headers }), read);
  const first = await again();
  const same = await again({ "if-none-match": first.headers.get("etag") ?? "" });
  expect([first.status, same.status]).toEqual([200, 304]);
  for (const { headers } of [first, same]) {
    const told = headers.get("x-look-again");
    if (inMs === undefined) expect(told).toBeNull();
    else expect(Number(told) / inMs).toBeCloseTo(1, 0);
  }
});

it("is never compressed: Next would take the header off and leave the body", async () => {
  const large = { fetchedAt: "x", text: "é".repeat(5000) };
  const response = await ask(large, { "accept-encoding": "br, gzip;q=0.8" });
  expect(response.headers.get("content-encoding")).toBeNull();
  expect(await response.json()).toEqual(large);
});

it.each([
  ["not_found", 404],
  ["invalid_input", 400],
  ["aws_unreachable", 503],
  ["aws_credentials", 502],
] as const)("a failure with %s answers %s", async (code, status) => {
  const response = await ask(new AppFailure({ code, message: "what happened" }));
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ error: { code, message: "what happened" } });
});

it("what nobody expected is logged whole and shown masked", async () => {
  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const response = await ask(new Error("password=hunter2"));
  const { error } = (await response.json()) as { error: { code: string; reference: string } };
  expect(response.status).toBe(500);
  expect(JSON.stringify(error)).not.toContain("hunter2");
  expect(logged.mock.calls[0]?.[0]).toMatchObject({ reference: error.reference, err: { message: "password=hunter2" } });
});

describe("who asks the same at the same time", () => {
  /** Asks that the test answers when it wants, one number a reading. */
  function reader() {
    const open: ((data: object) => void)[] = [];
    const read = () => new Promise<object>((resolve) => open.push(resolve));
    const get = (url = "/api/environments", headers: Record<string, string> = {}) =>
      answer(new Request(`http://x${url}`, { headers }), read).then((response) => response.json());
    const end = () => open.forEach((resolve, at) => void resolve({ reading: at + 1 }));
    return { get, end, readings: () => open.length };
  }

  it("shares one reading, and the next one asks anew", async () => {
    const { get, end, readings } = reader();
    const all = Promise.all(Array.from({ length: 100 }, () => get()));
    end();
    expect(new Set((await all).map(({ reading }) => reading))).toEqual(new Set([1]));
    const next = get();
    expect(readings()).toBe(2);
    end();
    expect(await next).toEqual({ reading: 2 });
  });

  it("gets no reading that was begun before a write", async () => {
    const { get, end } = reader();
    const before = get();
    wrote();
    const after = [get(), get()];
    end();
    expect(await before).toEqual({ reading: 1 });
    expect(await Promise.all(after)).toEqual([{ reading: 2 }, { reading: 2 }]);
  });

  it.each([
    ["another page", "/api/services", {}],
    ["other parameters", "/api/environments?a=1", {}],
    ["a look at AWS now", "/api/environments", { "x-stageway-refresh": "1" }],
  ])("%s is another reading", async (_, url, headers) => {
    const { get, end, readings } = reader();
    const both = [get(), get(url, headers)];
    expect(readings()).toBe(2);
    end();
    await Promise.all(both);
  });

  it("shares a failure, and the next one asks anew", async () => {
    let asked = 0;
    const fail = () => {
      asked += 1;
      return Promise.reject(new AppFailure({ code: "aws_unreachable", message: "no answer" }));
    };
    const get = () => answer(new Request("http://x/api/environments"), fail);
    expect((await Promise.all([get(), get()])).map(({ status }) => status)).toEqual([503, 503]);
    expect(asked).toBe(1);
    await get();
    expect(asked).toBe(2);
  });
});
