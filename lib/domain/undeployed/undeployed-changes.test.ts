import { describe, expect, it } from "vitest";
import type { EditableFact, Fact, MethodFact, SnapshotFact } from "../facts";
import { undeployedChanges } from "./undeployed-changes";

const AT = "2026-01-02T00:00:00.000Z";
const get = (path: string, more: Partial<MethodFact["integration"] & object> = {}): MethodFact => ({
  httpMethod: "GET",
  path,
  integration: { type: "HTTP_PROXY", httpMethod: "GET", uri: "http://${stageVariables.elb}", ...more },
});
const editable = (...methods: MethodFact[]): Fact<EditableFact> => ({ at: AT, value: { paths: [], methods } });
const snapshot = (...methods: MethodFact[]): SnapshotFact => ({ source: "export", methods });

describe("undeployed changes", () => {
  it("are none when both say the same", () => {
    expect(undeployedChanges(editable(get("/a")), snapshot(get("/a")))).toEqual([]);
  });

  it("say what a deployment would add, remove and change", () => {
    const changed = get("/changed", { uri: "http://new.example.org" });
    expect(
      undeployedChanges(editable(get("/added"), changed), snapshot(get("/changed"), get("/removed")))?.map(
        ({ change, path, words }) => [change, path, words],
      ),
    ).toEqual([
      ["added", "/added", "HTTP_PROXY http://${stageVariables.elb}"],
      ["changed", "/changed", "integration http://${stageVariables.elb} → http://new.example.org"],
      ["removed", "/removed", "was HTTP_PROXY http://${stageVariables.elb}"],
    ]);
  });

  it("name a method of the editable API that has no integration yet", () => {
    const bare: MethodFact = { httpMethod: "POST", path: "/a", integration: null };
    expect(undeployedChanges(editable(bare), snapshot())).toMatchObject([{ change: "added", words: "no integration" }]);
  });

  it("say what else differs of an integration, where both were read so closely", () => {
    const having = (settings?: Record<string, string>) => get("/a", { settings });
    expect(
      undeployedChanges(editable(having({ "template a/b": "new" })), snapshot(having({ "template a/b": "old" }))),
    ).toMatchObject([{ change: "changed", words: "template a/b old → new" }]);
    expect(undeployedChanges(editable(having({ passthrough: "NEVER" })), snapshot(having()))).toEqual([]);
  });

  it("do not take a default that only one side says for a change", () => {
    const said = get("/a", { connectionType: "INTERNET", timeoutMs: 29_000 });
    expect(undeployedChanges(editable(said), snapshot(get("/a")))).toEqual([]);
    expect(undeployedChanges(editable(get("/a", { timeoutMs: 5_000 })), snapshot(get("/a")))).toHaveLength(1);
    expect(undeployedChanges(editable(get("/a", { connectionType: "VPC_LINK" })), snapshot(get("/a")))).toHaveLength(1);
  });
});

describe("undeployed changes are not known", () => {
  it.each<[string, Fact<EditableFact> | undefined, SnapshotFact | undefined]>([
    ["nobody has read the editable API", undefined, snapshot(get("/a"))],
    ["it was asked for and has not come", {}, snapshot(get("/a"))],
    ["its reads have failed for long", { ...editable(get("/b")), doubtful: true }, snapshot(get("/a"))],
    ["the snapshot could not be read", editable(get("/b")), undefined],
    ["the editable API stands in for the snapshot", editable(get("/b")), { source: "editable", methods: [get("/a")] }],
  ])("when %s", (_, facts, deployed) => expect(undeployedChanges(facts, deployed)).toBeNull());

  it("when the editable API was read before the snapshot was made", () => {
    const made = (createdAt: string) => ({ id: "dep1", createdAt });
    const facts = editable(get("/b"));
    expect(undeployedChanges(facts, snapshot(get("/a")), made("2026-01-02T00:00:00.001Z"))).toBeNull();
    expect(undeployedChanges(facts, snapshot(get("/a")), made("2026-01-01T23:59:59.000Z"))).toHaveLength(2);
  });
});
