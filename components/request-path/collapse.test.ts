import { describe, expect, it } from "vitest";
import type { Hop, RequestPath } from "@/lib/contracts/request-path";
import { collapse } from "./collapse";

const hop = (kind: Hop["kind"], label: string, over: Partial<Hop> = {}): Hop => ({
  kind,
  label,
  verdict: "ok",
  words: "",
  evidence: [],
  ...over,
});
const path = (method: string, url: string, ...behind: Hop[]): RequestPath => ({
  httpMethod: method,
  path: url,
  verdict: "ok",
  hops: [hop("stage", "dev"), hop("method", `${method} ${url}`), ...behind],
  targets: [],
});
const methods = (...paths: RequestPath[]) => collapse(paths).map((group) => group.methods);

describe("collapse", () => {
  it("tells one way once", () =>
    expect(
      methods(path("GET", "/a", hop("integration", "http://x")), path("POST", "/b", hop("integration", "http://x"))),
    ).toEqual([["GET /a", "POST /b"]]));
  it("keeps apart what goes elsewhere", () =>
    expect(
      methods(path("GET", "/a", hop("integration", "http://x")), path("GET", "/b", hop("integration", "http://y"))),
    ).toHaveLength(2));
  it("keeps apart a method that is judged otherwise itself", () => {
    const throttled = path("GET", "/b");
    throttled.hops[1] = hop("method", "GET /b", { verdict: "fail", code: "stage.throttled" });
    expect(methods(path("GET", "/a"), throttled, path("GET", "/c"))).toEqual([["GET /a", "GET /c"], ["GET /b"]]);
  });
  it("names a way only where there are several, so that what stands in each is told apart", () => {
    const unset = hop("variable", "elb", { verdict: "fail", code: "variable.unset" });
    const [a, b] = [path("GET", "/a", unset), path("GET", "/b", hop("integration", "http://x"), unset)];
    expect(collapse([a]).map(({ name }) => name)).toEqual([undefined]);
    expect(collapse([a, b, path("GET", "/c", unset)]).map(({ name }) => name)).toEqual(["GET /a", "GET /b"]);
  });
  it("keeps apart what is judged otherwise", () =>
    expect(
      methods(
        path("GET", "/a", hop("variable", "elb", { verdict: "fail", code: "variable.unset" })),
        path("GET", "/b", hop("variable", "elb")),
      ),
    ).toHaveLength(2));
});
