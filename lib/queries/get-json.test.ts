import { afterEach, expect, it, vi } from "vitest";
import { QueryFailure } from "./failure";
import { getJson } from "./get-json";
import { QUICK } from "./pace";

afterEach(() => vi.unstubAllGlobals());

function answering(...answers: (Response | Error)[]) {
  const fetched = vi.fn(async (_path: string, _init?: RequestInit) => {
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error("no answer left");
    return answer;
  });
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

it("sends the ETag again and keeps the body of a 304 with its new age", async () => {
  const fetched = answering(
    Response.json({ fetchedAt: "t1", rows: [1] }, { headers: { etag: '"a"' } }),
    new Response(null, { status: 304, headers: { "x-fetched-at": "t2", "x-look-again": "1900" } }),
  );
  const first = await getJson<{ fetchedAt: string; rows: number[] }>("/api/one");
  const second = await getJson<{ fetchedAt: string; rows: number[] }>("/api/one");
  expect(fetched.mock.calls[0]?.[1]?.headers).toEqual({});
  expect(fetched.mock.calls[1]?.[1]?.headers).toEqual({ "if-none-match": '"a"' });
  expect(first).toEqual({ fetchedAt: "t1", rows: [1], pauseMs: QUICK });
  expect(second).toEqual({ fetchedAt: "t2", rows: [1], pauseMs: 1_900 });
  expect(second.rows).toBe(first.rows);
});

it("forgets an answer without an ETag", async () => {
  const fetched = answering(
    Response.json({ n: 1 }, { headers: { etag: '"b"' } }),
    Response.json({ n: 2 }),
    Response.json({ n: 3 }),
  );
  for (const _ of [1, 2, 3]) await getJson("/api/two");
  expect(fetched.mock.calls[2]?.[1]?.headers).toEqual({});
});

it("throws the server's own error", async () => {
  const error = { code: "not_found", message: "There is no stage prod." };
  answering(Response.json({ error }, { status: 404 }));
  await expect(getJson("/api/three")).rejects.toMatchObject({ error, offline: false });
});

it("says the status when the answer is not JSON", async () => {
  answering(new Response("<html>", { status: 502 }));
  await expect(getJson("/api/four")).rejects.toMatchObject({ error: { code: "internal", message: /502/ } });
});

it("says that a garbled answer could not be read, and does not keep it", async () => {
  const fetched = answering(new Response("\u001f garbled", { headers: { etag: '"c"' } }), Response.json({ n: 1 }));
  await expect(getJson("/api/six")).rejects.toMatchObject({ offline: false, error: { code: "internal" } });
  await getJson("/api/six");
  expect(fetched.mock.calls[1]?.[1]?.headers).toEqual({});
});

it("tells no answer at all from a bad one", async () => {
  answering(new TypeError("fetch failed"));
  const failure = await getJson("/api/five").catch((reason) => reason);
  expect(failure).toBeInstanceOf(QueryFailure);
  expect(failure.offline).toBe(true);
});
