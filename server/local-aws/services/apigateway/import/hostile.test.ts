import fc from "fast-check";
import { it } from "vitest";
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
