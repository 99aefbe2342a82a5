import { expect, it } from "vitest";
import { withoutColours } from "./terminal";

it.each([
  ["\u001b[31mERROR\u001b[0m \u001b[1;32mgreen\u001b[m done", "ERROR green done"],
  ["\u001b[38;5;196mred\u001b[K\u001b[?25l", "red"],
  ["a [31m that was written", "a [31m that was written"],
  ["plain", "plain"],
  ["\u001b alone", "\u001b alone"],
])("%j", (line, shown) => expect(withoutColours(line)).toBe(shown));
