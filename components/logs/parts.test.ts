import { expect, it } from "vitest";
import { parts } from "./parts";

const shown = (line: string, search: string) => parts(line, search).map(({ text, hit }) => (hit ? `[${text}]` : text));

it.each([
  ["GET / 200", "", ["GET / 200"]],
  ["GET / 200", "404", ["GET / 200"]],
  ["GET / 404", "404", ["GET / ", "[404]"]],
  ["a.b.a", "a", ["[a]", ".b.", "[a]"]],
  ["aaa", "aa", ["[aa]", "a"]],
  ["Error", "error", ["Error"]],
  ["a(b", "(", ["a", "[(]", "b"]],
  ["", "x", []],
])("%j with %j", (line, search, expected) => expect(shown(line, search)).toEqual(expected));

it("says where each part begins", () => expect(parts("a.b", ".").map(({ at }) => at)).toEqual([0, 1, 2]));
