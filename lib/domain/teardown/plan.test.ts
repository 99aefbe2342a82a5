import { describe, expect, it } from "vitest";
import type { ThingType } from "@/lib/contracts/teardown";
import type { Wish } from "./candidates";
import { keepingLogs } from "./keeping-logs";
import { orphanGroups } from "./orphans";
import { planRemoval } from "./plan";
import { byKey, type Thing, type Things, thing } from "./thing";

const DEV = { environment: "Api/dev", operationId: "00000000-0000-4000-8000-000000000001" };
const PROD = { environment: "Api/prod", operationId: "00000000-0000-4000-8000-000000000002" };

/** No mark at all. */
const NOBODYS: Partial<Thing> = { environment: undefined, operationId: undefined };

/** `make("service", "web", …)`: its id is its name. */
const make = (type: ThingType, id: string, more: Partial<Thing> = {}): Thing => thing({ type, id, name: id, ...more });

/** One environment, each thing with the mark given; names end in the stage's. */
function environment(stage: "dev" | "prod", owner: Partial<Thing> = stage === "dev" ? DEV : PROD): Thing[] {
  const at = (type: ThingType, name: string) => `${type} ${name}-${stage}`;
  return [
    make("stage", `api/${stage}`, {
      environment: `Api/${stage}`,
      uses: ["API api", "method GET /hello", at("deployment", "dep"), at("load balancer", "lb")],
    }),
    make("deployment", `dep-${stage}`, { ...owner, within: "API api" }),
    make("load balancer", `lb-${stage}`, { ...owner, uses: [at("security group", "lb")] }),
    make("listener", `lb-${stage}`, {
      ...owner,
      within: at("load balancer", "lb"),
      uses: [at("load balancer", "lb"), at("target group", "tg")],
      feeds: [at("load balancer", "lb")],
    }),
    make("target group", `tg-${stage}`, owner),
    make("service", `web-${stage}`, {
      ...owner,
      uses: ["cluster main", at("target group", "tg"), at("task definition", "web"), at("security group", "tasks")],
      feeds: [at("target group", "tg")],
    }),
    make("task definition", `web-${stage}`, { ...owner, uses: [at("role", "run"), at("log group", "log")] }),
    make("security group", `lb-${stage}`, owner),
    make("security group", `tasks-${stage}`, { ...owner, uses: [at("security group", "lb")] }),
    make("role", `run-${stage}`, owner),
    make("log group", `log-${stage}`, owner),
  ];
}

/** What both use, made by the operation of dev. */
const SHARED: Thing[] = [
  make("API", "api", DEV),
  make("resource", "/hello", { ...DEV, within: "API api", uses: ["API api"] }),
  make("method", "GET /hello", { ...DEV, within: "resource /hello", uses: ["resource /hello"] }),
  make("cluster", "main", DEV),
];

const both = (): Thing[] => [...environment("dev"), ...environment("prod"), ...SHARED];
const without = (things: Thing[], ...keys: string[]): Things => byKey(things.filter(({ key }) => !keys.includes(key)));
const change = (things: Thing[], key: string, more: Partial<Thing>): Thing[] =>
  things.map((each) => (each.key === key ? { ...each, ...more } : each));

const wish = (more: Partial<Wish> = {}): Wish => ({
  scope: { environment: "Api/dev", stageKey: "stage api/dev" },
  picked: [],
  logGroups: false,
  live: [],
  ...more,
});
const goes = (things: Things, asked = wish()) => planRemoval(things, asked).goes.map(({ key }) => key);
const stays = (things: Things, asked = wish()) =>
  Object.fromEntries(
    planRemoval(things, asked).stays.map(({ key, why, by, pickable }) => [key, { why, by, pickable }]),
  );

const OWN = [
  "stage api/dev",
  "deployment dep-dev",
  "service web-dev",
  "listener lb-dev",
  "load balancer lb-dev",
  "target group tg-dev",
  "task definition web-dev",
  "security group lb-dev",
  "security group tasks-dev",
  "role run-dev",
];

describe("one of two environments", () => {
  it("goes with all that is its own, users before what they use", () => expect(goes(byKey(both()))).toEqual(OWN));

  it("leaves what the other uses, and says which", () =>
    expect(stays(byKey(both()))).toEqual({
      "method GET /hello": { why: "inUse", by: ["stage api/prod"], pickable: false },
      "resource /hello": { why: "inUse", by: ["method GET /hello"], pickable: false },
      "API api": { why: "inUse", by: ["resource /hello", "stage api/prod"], pickable: false },
      "cluster main": { why: "inUse", by: ["service web-prod"], pickable: false },
      "log group log-dev": { why: "choice", by: [], pickable: true },
    }));

  it("takes its log groups when they are chosen", () =>
    expect(goes(byKey(both()), wish({ logGroups: true }))).toEqual([...OWN, "log group log-dev"]));
});

describe("the last environment", () => {
  const last = without(both(), ...environment("dev").map(({ key }) => key));
  const prod = wish({ scope: { environment: "Api/prod", stageKey: "stage api/prod" } });

  it("takes along what was made for the one that went before it", () =>
    expect(goes(last, prod)).toEqual(
      expect.arrayContaining(["API api", "resource /hello", "method GET /hello", "cluster main"]),
    ));

  it("takes nothing along that an operation is making an environment with", () =>
    expect(goes(last, { ...prod, live: ["Api/dev"] })).not.toContain("cluster main"));

  it("takes every deployment of an API that goes, whoever made it", () => {
    const things = byKey([...last.values(), make("deployment", "by-hand", { within: "API api" })]);
    expect(goes(things, prod)).toContain("deployment by-hand");
  });

  it("leaves an API with a method of somebody's, and takes the rest of it", () => {
    const things = byKey([...last.values(), make("method", "GET /", { uses: ["API api"], within: "API api" })]);
    expect(goes(things, prod)).toContain("method GET /hello");
    expect(goes(things, prod)).not.toContain("API api");
    expect(stays(things, prod)["API api"]).toEqual({ why: "inUse", by: ["method GET /"], pickable: false });
  });
});

describe("what others use", () => {
  it.each<[string, Thing, string[]]>([
    [
      "a load balancer that another stage is bound to holds all that it serves with",
      make("stage", "other/dev", { environment: "Other/dev", uses: ["load balancer lb-dev"] }),
      ["load balancer lb-dev", "listener lb-dev", "target group tg-dev", "service web-dev", "task definition web-dev"],
    ],
    [
      "a target group that somebody's listener leads to",
      make("listener", "theirs", { uses: ["target group tg-dev"] }),
      ["target group tg-dev", "service web-dev"],
    ],
    [
      "a security group that somebody's group names",
      make("security group", "theirs", { uses: ["security group tasks-dev"] }),
      ["security group tasks-dev"],
    ],
    [
      "a security group on somebody's network interface",
      make("network interface", "eni-1", { uses: ["security group lb-dev"] }),
      ["security group lb-dev"],
    ],
    [
      "a task definition that a task runs",
      make("task", "1", { uses: ["task definition web-dev"] }),
      ["task definition web-dev"],
    ],
    [
      "a deployment that another stage can be rolled back to",
      make("stage", "api/test", { environment: "Api/test", uses: ["API api", "deployment dep-dev"] }),
      ["deployment dep-dev"],
    ],
  ])("%s", (_name, user, held) => {
    const things = byKey([...both(), user]);
    for (const key of held) expect(goes(things)).not.toContain(key);
    for (const key of held) expect(stays(things)[key]?.why, key).toBe("inUse");
    expect(goes(things)).toContain("stage api/dev");
  });

  it("a cluster that stays keeps its capacity", () => {
    const capacity = [
      make("capacity provider", "cp", { ...DEV, uses: ["Auto Scaling group asg"], feeds: ["cluster main"] }),
      make("Auto Scaling group", "asg", { ...DEV, feeds: ["cluster main"] }),
    ];
    expect(goes(byKey([...both(), ...capacity]))).toEqual(OWN);
    const alone = without([...both(), ...capacity], ...environment("prod").map(({ key }) => key));
    expect(goes(alone)).toEqual(
      expect.arrayContaining(["capacity provider cp", "Auto Scaling group asg", "cluster main"]),
    );
  });
});

describe("what is not Stageway's", () => {
  const byHand = byKey([
    ...change(
      change(change(both(), "load balancer lb-dev", NOBODYS), "listener lb-dev", NOBODYS),
      "target group tg-dev",
      NOBODYS,
    ),
  ]);

  it("stays, and may be picked", () => {
    expect(goes(byHand)).not.toContain("load balancer lb-dev");
    expect(stays(byHand)["load balancer lb-dev"]).toEqual({ why: "notOurs", by: [], pickable: true });
  });

  it("goes when it is picked; what leads nowhere else without it goes along", () => {
    const picked = ["load balancer lb-dev", "target group tg-dev"];
    expect(goes(byHand, wish({ picked }))).toEqual(expect.arrayContaining([...picked, "listener lb-dev"]));
  });

  it("cannot be picked while somebody uses it", () => {
    const things = byKey([
      ...byHand.values(),
      make("stage", "o/dev", { environment: "O/dev", uses: ["load balancer lb-dev"] }),
    ]);
    expect(stays(things)["load balancer lb-dev"]).toEqual({ why: "inUse", by: ["stage o/dev"], pickable: false });
    expect(goes(things, wish({ picked: ["load balancer lb-dev"] }))).not.toContain("load balancer lb-dev");
  });

  it("a stack's is the stack's, tags or not", () => {
    const things = byKey(change(both(), "service web-dev", { stack: "Prod" }));
    expect(goes(things)).not.toContain("service web-dev");
    expect(stays(things)["service web-dev"]).toEqual({ why: "stack", by: ["Prod"], pickable: false });
  });
});

describe("what one operation made", () => {
  const scope = { operationId: PROD.operationId };

  it("goes, and nothing else", () => {
    const things = without(both(), "stage api/prod");
    expect(goes(things, wish({ scope }))).toEqual(OWN.slice(1).map((key) => key.replace("-dev", "-prod")));
  });

  it("has its log group to choose, too", () => {
    const things = without(both(), "stage api/prod");
    expect(stays(things, wish({ scope }))["log group log-prod"]).toMatchObject({ why: "choice", by: [] });
    expect(goes(things, wish({ scope, logGroups: true }))).toContain("log group log-prod");
  });

  it("stays where an environment serves with it by now", () =>
    expect(goes(byKey(both()), wish({ scope }))).toEqual([]));
});

describe("a part that has gone already", () => {
  it("leaves what was seen going to go on with", () => {
    const rest = without(both(), ...environment("prod").map(({ key }) => key), "stage api/dev", "service web-dev");
    const expected = [...OWN, "API api", "cluster main", "method GET /hello", "resource /hello"];
    expect(goes(rest, wish({ expected }))).toEqual(expect.arrayContaining(["API api", "cluster main"]));
  });
});

describe("orphans", () => {
  const left = without(both(), "stage api/dev");

  it("are what was made for an environment without a stage", () => {
    const [group, ...others] = orphanGroups(left, []);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ environment: "Api/dev", operationIds: [DEV.operationId] });
    expect(group?.goes.map(({ key }) => key)).toEqual([...OWN.slice(1), "log group log-dev"]);
    expect(group?.stays.map(({ key }) => key)).toContain("cluster main");
  });

  it("keep the log groups as a removal does that takes none", () => {
    const [group] = orphanGroups(left, []);
    const kept = group && keepingLogs(group);
    const asked = wish({ scope: { environment: "Api/dev" }, logGroups: false });
    expect(kept?.goes).toEqual(planRemoval(left, asked).goes);
    expect(kept?.stays).toContainEqual(expect.objectContaining({ key: "log group log-dev", why: "choice" }));
  });

  it("are not what an operation is making", () => expect(orphanGroups(left, ["Api/dev"])).toEqual([]));

  it("are not what an environment with a stage is bound to", () => expect(orphanGroups(byKey(both()), [])).toEqual([]));
});
