import { expect, test } from "vitest";
import { matchesCode, parseMatcher } from "./matcher";

test.each([
  ["200", [200], [199, 201]],
  ["200,302", [200, 302], [201, 301]],
  ["200-399", [200, 301, 399], [199, 400]],
  ["200-204,301-302,404", [200, 204, 301, 404], [205, 300, 403]],
  [" 200 , 300 - 301 ", [200, 301], [302]],
])("%s", (text, matching, others) => {
  const ranges = parseMatcher(text);
  if (!ranges) throw new Error("not parsed");
  for (const code of matching) expect(matchesCode(ranges, code)).toBe(true);
  for (const code of others) expect(matchesCode(ranges, code)).toBe(false);
});

test.each(["", "ok", "20", "2000", "200-", "-200", "200,,201", "300-200", "200-300-400", "2e2"])(
  "%j is no matcher",
  (text) => {
    expect(parseMatcher(text)).toBeUndefined();
  },
);
