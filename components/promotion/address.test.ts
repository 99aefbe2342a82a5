import { expect, it } from "vitest";
import { parsePromotion, promotionWords } from "./address";

it.each([
  ["dev..prod", { from: "dev", to: "prod" }],
  ["dev..", { from: "dev", to: "" }],
  ["..prod", null],
  ["dev", null],
  ["a..b..c", null],
  ["dev..<script>", null],
  [null, null],
])("%j", (value, expected) => expect(parsePromotion(value)).toEqual(expected));

it("reads what it writes", () => expect(parsePromotion(promotionWords("a", "b"))).toEqual({ from: "a", to: "b" }));
