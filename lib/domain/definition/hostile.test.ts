import fc from "fast-check";
import { expect, it } from "vitest";
import { planImport } from "./plan-import";
import { readDefinition } from "./read/read-definition";

const NAMES = ["get", "x-amazon-apigateway-integration", "parameters", "responses", "200", "security", "$ref", "type"];
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom<unknown>("http", "#/info", "#/paths/~1a", "", null, 5, []),
    fc
      .array(fc.tuple(fc.constantFrom(...NAMES, "uri", "__proto__", "requestBody", "content"), tie("value")), {
        maxLength: 5,
      })
      .map((entries) => Object.fromEntries(entries)),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
}));

it("whatever stands where, it is read, or told what is wrong and where", () => {
  fc.assert(
    fc.property(fc.boolean(), value, value, (v3, a, b) => {
      const version = v3 ? { openapi: "3.0.1" } : { swagger: "2.0" };
      const text = JSON.stringify({
        ...version,
        info: { title: "x" },
        paths: { "/a": a, "/b/": { get: b } },
        security: a,
      });
      const reading = readDefinition(text);
      if (reading.ok)
        planImport(reading.definition, "overwrite", {
          name: "x",
          apiId: "a",
          methods: [],
          parts: {},
          unknownParts: [],
          stages: [],
        });
      else for (const problem of reading.problems) expect(problem.line).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
});
