import { expect, it } from "vitest";
import { ALL_METHODS, type StageFact } from "./facts";
import { settingsInWords } from "./settings-in-words";

const stage: StageFact = { apiId: "api1", stage: "dev", deploymentId: "dep2", variables: { color: "blue" } };

it("says of a stage that nobody has set anything on that it is so", () =>
  expect(settingsInWords(stage)).toEqual([
    ["Throttling", "None of its own: the account's limits apply."],
    ["Canary", "None."],
    ["Logging, tracing and others", "None: no logs, no tracing, no cache."],
  ]));

it.each<[string, Partial<StageFact>, string[]]>([
  [
    "a limit",
    { throttling: { [ALL_METHODS]: { rate: 10, burst: 5 } } },
    ["All methods: 10 requests a second, 5 at once"],
  ],
  [
    "limits of methods, and half a limit",
    { throttling: { "/orders/GET": { rate: 0 }, [ALL_METHODS]: { burst: 2 } } },
    ["All methods: 2 at once", "GET /orders: 0 requests a second"],
  ],
  [
    "a canary",
    { canary: { percent: 10, deploymentId: "dep3", overrides: { color: "green" } } },
    ["10 % of the requests go to dep3, with other values of color"],
  ],
  [
    "a canary of the same snapshot",
    { canary: { percent: 1, deploymentId: "dep2", overrides: {} } },
    ["1 % of the requests go to dep2"],
  ],
  ["what else is set", { extras: ["tracing by X-Ray", "an access log"] }, ["tracing by X-Ray, an access log"]],
])("%s", (_, more, words) => {
  const told = settingsInWords({ ...stage, ...more }).map(([, value]) => value);
  expect(told).toEqual(expect.arrayContaining([words.join("; ")]));
});
