import { expect, it } from "vitest";
import { ParameterValues } from "./values";

const parameter = (name: string, more: object = {}) => ({ name, type: "String", noEcho: false, ...more });
const SUMMARY = {
  groups: [
    {
      label: "Parameters",
      parameters: [
        parameter("Size", { type: "Number", default: "2" }),
        parameter("Password", { noEcho: true, minLength: 8 }),
      ],
    },
  ],
  resources: [],
  outputs: [],
  capabilities: [],
};

it("a new stack has the defaults; secrets are sent apart, and are missed where they have to be", () => {
  const empty = new ParameterValues(SUMMARY, {});
  expect(empty.problems).toBe(1);
  const typed = new ParameterValues(SUMMARY, { Password: "long enough" });
  expect(typed.problems).toBe(0);
  expect(typed.sent()).toEqual({ parameters: { Size: "2" }, secrets: { Password: "long enough" }, kept: [] });
});

it("a stack that is updated keeps its values, also those that nobody may see", () => {
  const before = [
    { key: "Size", value: "5" },
    { key: "Password", value: "****" },
    { key: "Former", value: "x" },
  ];
  expect(new ParameterValues(SUMMARY, {}, before).sent()).toEqual({
    parameters: { Size: "5" },
    secrets: {},
    kept: ["Password"],
  });
  const typed = new ParameterValues(SUMMARY, { Size: "many", Password: "short" }, before);
  expect(typed.problems).toBe(2);
});
