import { expect, it } from "vitest";
import { yamlExcess } from "./yaml-bounds";

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join("\n");

it.each([
  ["dashes in a line", "- ".repeat(5_000)],
  ["question marks in a line", "? ".repeat(5_000)],
  ["colons in a line", ": ".repeat(5_000)],
  ["keys in a line", "a: ".repeat(5_000)],
  ["keys with anchors in a line", "a: &x ".repeat(5_000)],
  ["anchors in a line", "&a ".repeat(5_000)],
  ["tags in a line", "! ".repeat(5_000)],
  ["texts in a line", '""'.repeat(5_000)],
  ["brackets", "[".repeat(5_000)],
  ["braces that end", `${"{a: ".repeat(200)}1${"}".repeat(200)}`],
  ["brackets under keys", `${lines(60, (at) => `${" ".repeat(at)}a:`)}\n${" ".repeat(60)}${"[".repeat(60)}`],
  ["keys within brackets", `[${"a: ".repeat(200)}`],
  ["indented lines", lines(200, (at) => `${" ".repeat(at)}a:`)],
  ["indented lines, comments between", lines(200, (at) => `${" ".repeat(at)}a:\n# no`)],
  ["indented dashes", lines(200, (at) => `${" ".repeat(at)}-`)],
  ["dashes after a byte order mark", `\ufeff${"- ".repeat(5_000)}`],
])("refuses %s", (_, text) => {
  expect(yamlExcess(text, 1_000)).toBe("it is nested too deep");
});

it("refuses more aliases than there may be", () => {
  const text = lines(4, () => "- *a");
  expect(yamlExcess(text, 4)).toBeUndefined();
  expect(yamlExcess(text, 3)).toBe("it has too many aliases");
});

it.each([
  ["a long list", lines(5_000, (at) => `- a: ${at}\n  b: [1, {c: 2}]`)],
  ["a wide list within brackets", `[${"a, ".repeat(5_000)}]`],
  ["brackets in a text", `a: "${"[".repeat(500)}"\nb: '${"{".repeat(500)}'\nc: x${"[".repeat(500)}`],
  ["a block of text that looks like YAML", `a: |\n  [\n${lines(500, (at) => `${" ".repeat(at + 2)}- *a`)}\nb: 1`],
  ["dashes of a text", `a: ${"- x ".repeat(500)}`],
  ["many documents", "--- a\n".repeat(500)],
  ["nothing", ""],
])("lets %s pass", (_, text) => {
  expect(yamlExcess(text, 0)).toBeUndefined();
});
