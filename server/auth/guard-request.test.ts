import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { guardRequest } from "./guard-request";

const ask = (headers: Record<string, string>) => guardRequest(new NextRequest("http://127.0.0.1:3000/", { headers }));

describe("guardRequest", () => {
  it("gives each request its own nonce, and every answer the headers that protect it", () => {
    const [first, second] = [ask({ host: "127.0.0.1:3000" }), ask({ host: "127.0.0.1:3000" })];
    const policy = first.headers.get("content-security-policy");
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]+' 'strict-dynamic'/);
    expect(second.headers.get("content-security-policy")).not.toBe(policy);
    expect(first.headers.get("x-content-type-options")).toBe("nosniff");
    expect(first.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("does not hand on a forwarded host", () => {
    const answer = ask({ host: "localhost:3000", "x-forwarded-host": "evil.example" });
    expect(answer.headers.get("x-middleware-override-headers")).not.toContain("x-forwarded-host");
  });

  it.each(["evil.example", "evil.example:3000", "localhost.evil.example"])("refuses the Host %s", async (host) => {
    const answer = ask({ host });
    expect(answer.status).toBe(421);
    expect(await answer.json()).toMatchObject({ error: { code: "forbidden" } });
  });
});
