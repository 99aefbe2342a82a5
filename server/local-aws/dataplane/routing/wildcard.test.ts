import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesWildcard } from "./wildcard";

test.each([
  ["/img/*", "/img/", true],
  ["/img/*", "/img/a/b.png", true],
  ["/img/*", "/img", false],
  ["*", "", true],
  ["", "", true],
  ["", "a", false],
  ["/v?/x", "/v1/x", true],
  ["/v?/x", "/v/x", false],
  ["/v?/x", "/v10/x", false],
  ["*.example.com", "a.b.example.com", true],
  ["*.example.com", "example.com", false],
  ["/a*b*c", "/aXbYbZc", true],
  ["/a*b*c", "/aXbYbZ", false],
  ["/a.b", "/axb", false],
  ["/A", "/a", false],
  ["?*?", "a", false],
])("%s against %s: %s", (pattern, text, matches) => {
  expect(matchesWildcard(pattern, text)).toBe(matches);
});

test("means the same as the expression it stands for", () => {
  const part = fc.constantFrom("a", "b", "/", ".", "*", "?");
  const word = fc.string({ unit: fc.constantFrom("a", "b", "/", "."), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), word, (parts, text) => {
      const source = parts.map((one) => (one === "*" ? ".*" : one === "?" ? "." : `[${one}]`)).join("");
      expect(matchesWildcard(parts.join(""), text)).toBe(new RegExp(`^${source}$`).test(text));
    }),
  );
});

test("a hostile pattern takes no exponential time", () => {
  const began = performance.now();
  expect(matchesWildcard(`${"a*".repeat(60)}b`, "a".repeat(10_000))).toBe(false);
  expect(performance.now() - began).toBeLessThan(1_000);
});
