import { expect, it } from "vitest";
import { takes } from "./patterns";

type Row = [pattern: string, path: string, greedy: boolean, taken: string];
const TABLE: Row[] = [
  ["/api/*", "/%7Bproxy%7D", true, "perhaps"],
  ["/api/*", "/%7Bproxy%7D", false, "no"],
  ["/api*", "/%7Bproxy%7D", false, "perhaps"],
  ["/*", "/%7Bproxy%7D", true, "yes"],
  ["*", "/%7Bproxy%7D", true, "yes"],
  ["/orders", "/orders/%7Bid%7D", false, "no"],
  ["/orders/", "/orders/%7Bid%7D", false, "no"],
  ["/orders/new", "/orders/%7Bid%7D", false, "perhaps"],
  ["/orders/?", "/orders/%7bid%7d", false, "perhaps"],
  ["/orders/*", "/orders/%7Bid%7D", false, "yes"],
  ["/orders/*/items", "/orders/%7Bid%7D", false, "no"],
  ["/orders/*/items", "/orders/%7Bid%7D", true, "perhaps"],
  ["/orders/*/items", "/orders/%7Bid%7D/items", false, "yes"],
  ["/orders/7/*", "/orders/%7Bid%7D/%7Bitem%7D", false, "perhaps"],
  ["/orders/*.json", "/orders/%7Bid%7D.xml", false, "no"],
  ["/other/*", "/orders/%7Bid%7D", true, "no"],
  ["/a.c", "/abc", false, "no"],
  [`/${"*a".repeat(40)}`, `/${"%7Bx%7Db".repeat(40)}`, true, "no"],
];

it.each(TABLE)("%s for %s (greedy: %s): %s", (pattern, path, greedy, taken) => {
  expect(takes(pattern, path, greedy)).toBe(taken);
});
