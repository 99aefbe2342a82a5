import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { TemplateParameter } from "@/lib/contracts/stacks/template";
import { chosenOf, withChoice } from "./chosen";
import { ParameterField } from "./parameter-field";

const ZONES = ["a", "b", "c"];
const drawn = (type: string, value: string, more: Partial<TemplateParameter> = {}) =>
  renderToStaticMarkup(
    <ParameterField
      parameter={{ name: "P", type, noEcho: false, allowedValues: ZONES, ...more }}
      value={value}
      error={undefined}
      isKept={false}
      onChange={() => {}}
    />,
  );
const checked = (markup: string) =>
  [...markup.matchAll(/<input type="checkbox"([^>]*)>/g)].map(([, rest = ""]) => rest.includes("checked"));

it.each(["CommaDelimitedList", "List<String>", "List<Number>"])(
  "of a %s with allowed values several can be chosen",
  (type) => expect(checked(drawn(type, "a, c"))).toEqual([true, false, true]),
);

it("of a text with allowed values one can be chosen", () => {
  for (const type of ["String", "AWS::SSM::Parameter::Value<List<String>>"]) {
    const markup = drawn(type, "a");
    expect(markup).toContain("<select");
    expect(checked(markup)).toEqual([]);
  }
});

it("a secret list is typed", () =>
  expect(drawn("CommaDelimitedList", "", { noEcho: true })).toContain('type="password"'));

it.each([
  ["", "b", true, "b"],
  ["c", "a", true, "a,c"],
  ["a, c", "a", false, "c"],
  ["a", "a", false, ""],
  // What the template allows no more goes with the next choice.
  ["old,a", "b", true, "a,b"],
])("of %j with %s %s there is %j", (value, one, isChosen, next) =>
  expect(withChoice(ZONES, value, one, isChosen)).toBe(next),
);

it("nothing is chosen of an empty list", () => expect(chosenOf("")).toEqual([]));
