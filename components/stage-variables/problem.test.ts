import { expect, it } from "vitest";
import { nameProblem, valueProblem } from "./problem";

it.each([
  ["helloworldElb", undefined],
  ["", "Required."],
  ["hello-elb", "Letters"],
  ["a".repeat(64), undefined],
  ["a".repeat(65), "Letters"],
  ["taken", "already"],
])("name %j", (name, problem) => {
  const found = nameProblem(name, ["taken"]);
  if (problem === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(problem);
});

it.each([
  ["ecs-dev-1.us-east-1.elb.amazonaws.com", undefined],
  ["host:8080/path?a=1&b=2,3#x", undefined],
  ["", "Required."],
  ["with space", "Letters"],
  ["${x}", "Letters"],
  ["a".repeat(513), "512"],
])("value %j", (value, problem) => {
  const found = valueProblem(value);
  if (problem === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(problem);
});
