import { describe, expect, it } from "vitest";
import type { ThingType } from "@/lib/contracts/teardown";
import { servingWith } from "./of-operation";
import { planRemoval } from "./plan";
import { byKey, type Serving, type Thing, type Things, thing } from "./thing";

const MADE = { environment: "Api/dev", operationId: "00000000-0000-4000-8000-000000000003" };
const ADDED = ["deployment more", "load balancer more", "method GET /more", "resource /more", "service more"];

const make = (type: ThingType, id: string, more: Partial<Thing> = {}): Thing => thing({ type, id, name: id, ...more });

/** An API with a stage, to which an operation has added a service as far as moving the stage. */
function account(uses: string[] = [], serves: Partial<Serving> | null = {}): Things {
  const served = { keys: ["deployment first", "method GET /hello"], variables: { elb: "first" }, ...serves };
  return byKey([
    make("stage", "api/dev", {
      environment: "Api/dev",
      uses: ["API api", "deployment first", "method GET /hello", "method GET /more", ...uses],
      ...(serves && { serves: served }),
    }),
    make("API", "api"),
    make("deployment", "first", { within: "API api" }),
    make("method", "GET /hello", { within: "API api", uses: ["API api"] }),
    make("resource", "/more", { ...MADE, within: "API api", uses: ["API api"] }),
    make("method", "GET /more", { ...MADE, within: "resource /more", uses: ["resource /more"] }),
    make("service", "more", MADE),
    make("load balancer", "more", MADE),
    make("deployment", "more", { ...MADE, operationId: MADE.operationId.slice(0, 8), within: "API api" }),
  ]);
}

const removal = (things: Things) =>
  planRemoval(things, { scope: { operationId: MADE.operationId }, picked: [], logGroups: false, live: [] });
const goes = (things: Things) =>
  removal(things)
    .goes.map(({ key }) => key)
    .sort();
/** As the operation's record has it. */
const made = { operationId: MADE.operationId, stageKey: "stage api/dev", variables: { more: "shared/more" } };

describe("a service that an operation has added to a stage", () => {
  it("goes with its methods as long as the stage serves none of it", () => {
    expect(servingWith(account(), made)).toEqual([]);
    expect(goes(account())).toEqual(ADDED);
  });

  it.each<[string, Things]>([
    ["serves its snapshot", account([], { keys: ["deployment more"] })],
    ["is bound to its load balancer", account(["load balancer more"])],
    ["has the variable that it set", account([], { variables: { elb: "first", more: "shared/more" } })],
  ])("is not taken from under a stage that %s", (_what, things) =>
    expect(servingWith(things, made)).toEqual(["stage api/dev"]),
  );

  it("is free once the stage has another value, and can only be rolled back to it; that snapshot stays", () => {
    const since = account(["deployment more"], { variables: { elb: "first", more: "another" } });
    expect(servingWith(since, made)).toEqual([]);
    expect(goes(since)).toEqual(ADDED.slice(1));
    const kept = removal(since).stays.find(({ key }) => key === "deployment more");
    expect(kept).toMatchObject({ why: "inUse", by: ["stage api/dev"] });
  });

  it.each<[string, Things]>([
    ["serves", account([], { keys: ["method GET /more"] })],
    ["may serve, since its snapshot is not known", account([], null)],
  ])("keeps a method that the stage %s", (_what, things) => expect(goes(things)).not.toContain("method GET /more"));
});
