import { expect, it } from "vitest";
import { readableUrl } from "./readable-url";

it.each([
  ["/environments/a1/dev?tab=logs", "/environments/a1/dev?tab=logs"],
  ["/environments/a%20b/dev", "/environments/a%20b/dev"],
  ["/environments/%E0%A4%A/dev?q=%E0%A4%A?", "/environments/%25E0%25A4%25A/dev?q=%E0%A4%A?"],
  ["/environments/100%/a%20b", "/environments/100%25/a%2520b"],
  // What is in the query is read, or not, by who asks for it.
  ["/?q=%", "/?q=%"],
])("%s is read as %s", (url, readable) => {
  expect(readableUrl(url)).toBe(readable);
  expect(() => decodeURIComponent(readable.split("?")[0] ?? "")).not.toThrow();
});
