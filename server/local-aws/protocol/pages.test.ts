import { describe, expect, it } from "vitest";
import { page } from "./pages";

const names = ["a", "b", "c", "d", "e"];
const take = (items: string[], token?: string, limit?: number) =>
  page(items, (item) => item, { token, limit, fallback: 2 });

describe("page", () => {
  it("walks through all items once", () => {
    const seen: string[][] = [];
    let token: string | undefined;
    do {
      const { items, next } = take(names, token);
      seen.push(items);
      token = next;
    } while (token);
    expect(seen).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  });

  it("gives no token when the last page is exactly full", () => {
    expect(take(["a", "b"]).next).toBeUndefined();
    expect(take([]).items).toEqual([]);
  });

  it("neither repeats nor hides items when others come and go", () => {
    const { next } = take(names);
    expect(take(["0", ...names], next).items).toEqual(["c", "d"]);
    expect(take(["b", "c", "d", "e"], next).items).toEqual(["c", "d"]);
    // "b" itself is gone: on at the index it had.
    expect(take(["a", "c", "d", "e"], next).items).toEqual(["d", "e"]);
  });

  it.each(["", "x", "e30", "WzEsMl0", Buffer.from('[-1,"a"]').toString("base64url")])(
    "refuses the token %j",
    (token) => {
      expect(() => take(names, token)).toThrow(expect.objectContaining({ code: "InvalidParameterException" }));
    },
  );
});
