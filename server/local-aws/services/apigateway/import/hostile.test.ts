import fc from "fast-check";
import { expect, it } from "vitest";
import { AwsError } from "../../../protocol/aws-error";
import { readDefinition } from "./definition";
import { mergedResources } from "./merge-resources";
import { Notes } from "./notes";
import { parseBody } from "./parse";
import { sourceOf } from "./source";

/** What stands in definitions, in places where it does not belong. */
const NAMES = [
  "paths",
  "get",
  "x-amazon-apigateway-any-method",
  "x-amazon-apigateway-integration",
  "parameters",
  "responses",
  "200",
  "default",
  "headers",
  "schema",
  "content",
  "requestBody",
  "security",
  "$ref",
  "uri",
  "type",
  "in",
  "name",
  "info",
  "title",
  "components",
  "schemas",
  "definitions",
  "servers",
  "variables",
  "__proto__",
  "constructor",
];
const TEXTS = [
  "",
  "http",
  "HTTP_PROXY",
  "#/paths",
  "#/",
  "#/components/schemas/a",
  "path",
  "/a/{b+}/c",
  "{",
  "\u0000é",
];

const { value } = fc.letrec<{ value: unknown; map: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.constantFrom<unknown>(...TEXTS, null, true, 0, -1, -0.5, []),
    tie("map"),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
  map: fc
    .array(fc.tuple(fc.constantFrom(...NAMES, "/a", "/{a}", "/{a+}/b"), tie("value")), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries)),
}));

it("whatever stands where, it is read or refused as AWS refuses: never a fault of the endpoint", () => {
  const root = { restApiId: "a", id: "r", path: "/", methods: {} };
  fc.assert(
    fc.property(
      fc.boolean(),
      value,
      value,
      value,
      fc.constantFrom("ignore", "prepend", "split"),
      (v3, a, b, c, base) => {
        const version = v3 ? { openapi: "3.0.1" } : { swagger: "2.0" };
        const document = {
          ...version,
          info: a,
          paths: { "/a": b, "/{x}/y": { get: c } },
          components: a,
          definitions: b,
        };
        try {
          const notes = new Notes();
          const definition = readDefinition(sourceOf(parseBody(Buffer.from(JSON.stringify(document))), notes), base);
          mergedResources([root], definition, "merge", notes);
          notes.raise(true);
        } catch (error) {
          if (!(error instanceof AwsError)) throw error;
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

const paths = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`/p${at}`, { get: {} }]));
const server = (url: string, a: string) => ({
  openapi: "3.0.1",
  paths: {},
  servers: [{ url, variables: { a: { default: a } } }],
});

it.each([
  ["a path more than there may be resources", { swagger: "2.0", paths: paths(301) }, "Maximum number of resources"],
  ["a hundred thousand paths", { swagger: "2.0", paths: paths(100_000) }, "Maximum number of resources"],
  ["a path without end", { swagger: "2.0", paths: { ["/a".repeat(100_000)]: {} } }, "Maximum number of resources"],
  ["braces that nobody closes", server("{".repeat(3_000_000), ""), "at most 2048 characters"],
  ["a variable that multiplies", server("{a}".repeat(600), "a".repeat(1_000_000)), "at most 2048 characters"],
])("refuses at once %s", (_, document, why) => {
  const root = { restApiId: "a", id: "r", path: "/", methods: {} };
  const read = () => {
    const notes = new Notes();
    const definition = readDefinition(sourceOf(parseBody(Buffer.from(JSON.stringify(document))), notes), "prepend");
    return mergedResources([root], definition, "merge", notes);
  };
  expect(read).toThrow(why);
});

it.each([
  ["dashes of dashes", "- ".repeat(100_000), "it is nested too deep"],
  ["anchors of anchors", "&a ".repeat(100_000), "it is nested too deep"],
  ["aliases of aliases", `a: &a [x]\nb: &b [${"*a, ".repeat(90)}]\nc: [${"*b, ".repeat(90)}]`, "alias count"],
  ["an alias of itself", "a: &a [*a, *a]", "Invalid OpenAPI input."],
  ["more aliases than anyone writes", "- *a\n".repeat(1_001), "it has too many aliases"],
  ["a line of many errors", `a: ${"] ".repeat(50_000)}`, "nested too deep"],
  ["no value", "a: [\n", "at line 2, column 1"],
])("refuses YAML with %s, and says where or why", (_, text, why) => {
  expect(() => parseBody(Buffer.from(text))).toThrow(why);
});
