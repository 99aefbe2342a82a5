import { expect, it } from "vitest";
import { checkPaths } from "./check-paths";
import { Source } from "./source";

it("one variable in a place stays one, however often it is named", () => {
  const source = new Source({});
  checkPaths(source, ["/", "/{a}", "/{a}/b", "/{a}/{b}", "/c/{d+}", "/{a}/e.f_g:h-i~j/"]);
  expect(source.problems).toEqual([]);
});
