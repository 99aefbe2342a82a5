import { describe, expect, it } from "vitest";
import { checkFile } from "./check-files.mjs";

describe("checkFile", () => {
  it("refuses more than 300 lines", () => {
    expect(checkFile("lib/a.ts", "x;\n".repeat(300))).toEqual([]);
    expect(checkFile("lib/a.ts", "x;\n".repeat(301))).toMatchObject([{ message: "301 lines; at most 300" }]);
  });

  it.each([
    ["server/actions/a.ts", 0],
    ["server/queries/a.ts", 1],
    ["app/page.tsx", 1],
  ])("a server action in %s: %i broken", (path, broken) => {
    expect(checkFile(path, '"use server";\n\nexport async function a() {}\n')).toHaveLength(broken);
    expect(checkFile(path, "export async function a() {\n  'use server';\n}\n")).toHaveLength(broken);
  });
});
