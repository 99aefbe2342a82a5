import { expect, it } from "vitest";
import { Calls } from "./calls";

it("counts by service and operation since the start and since a mark", () => {
  const calls = new Calls();
  calls.count("ecs", "ListTasks");
  const mark = calls.mark();
  calls.count("ecs", "ListTasks");
  calls.count("ecs", "DescribeTasks");
  calls.count("apigateway", "GetStages");
  expect(calls.since()).toEqual({
    total: 4,
    calls: { apigateway: { GetStages: 1 }, ecs: { DescribeTasks: 1, ListTasks: 2 } },
  });
  expect(calls.since(mark)).toEqual({
    total: 3,
    calls: { apigateway: { GetStages: 1 }, ecs: { DescribeTasks: 1, ListTasks: 1 } },
  });
  expect(calls.since(calls.mark())).toEqual({ total: 0, calls: {} });
});

it("does not know marks it never gave, nor those too long ago", () => {
  const calls = new Calls();
  expect(calls.since(1)).toBeUndefined();
  const first = calls.mark();
  for (let count = 0; count < 999; count++) calls.mark();
  expect(calls.since(first)).toEqual({ total: 0, calls: {} });
  const last = calls.mark();
  expect(calls.since(first)).toBeUndefined();
  calls.clear();
  expect(calls.since(last)).toBeUndefined();
});
