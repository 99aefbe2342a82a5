import { describe, expect, it } from "vitest";
import { containerRest } from "./container";
import { carriedDefinition, taskRest } from "./definition";
import { CONTAINER_MEMBERS, TASK_MEMBERS } from "./members";

it("the lists name what the schemas take", () => {
  expect(Object.keys(containerRest.shape).sort()).toEqual([...CONTAINER_MEMBERS].sort());
  expect(Object.keys(taskRest.shape).sort()).toEqual([...TASK_MEMBERS].sort());
});

describe("a carried definition", () => {
  const cases: [name: string, accepted: object, refused: object][] = [
    ["environment", { environment: [{ name: "A", value: "1" }] }, { environment: [{ name: "A", value: 1 }] }],
    ["secrets", { secrets: [{ name: "A", valueFrom: "arn:a" }] }, { secrets: [{ name: "A", value: "hush" }] }],
    ["healthCheck", { healthCheck: { command: ["CMD", "true"] } }, { healthCheck: { interval: 5 } }],
    ["ulimits", { ulimits: [{ name: "nofile", softLimit: 1, hardLimit: 2 }] }, { ulimits: [{ name: "nofile" }] }],
    ["image", {}, { image: "a" }],
    ["unknown", {}, { unknown: true }],
  ];
  it.each(cases)("%s: %j is taken, %j is refused", (_, accepted, refused) => {
    expect(carriedDefinition.safeParse({ container: accepted }).error).toBeUndefined();
    expect(carriedDefinition.safeParse({ container: refused }).success).toBe(false);
  });
});
