/** Whether a pattern takes a path: `perhaps` depends on what stands for the path's `{parameters}`. */
export type Taken = "yes" | "no" | "perhaps";

/** A parameter of the integration's path, whose value only a request has, as it stands in a URL. */
const PARAMETER = /%7B[^/]*?%7D/gi;
const HOLE = "\u0000";

/** One character, or one or none or more of a kind: any, or any but `/`. */
type Piece = { one: string } | { kind: "any" | "segment"; many: boolean };

/**
 * ELB's patterns: `*` is any number of characters, `?` is one. A greedy parameter (`{proxy+}`) stands for several
 * segments of a path, any other one for a part of one.
 */
export function takes(pattern: string, path: string, greedy = false): Taken {
  const holed = path.replace(PARAMETER, HOLE);
  if (regExpOf(pattern).test(holed)) return "yes";
  if (!holed.includes(HOLE)) return "no";
  const kind = greedy ? "any" : "segment";
  const wanted = [...pattern].map((each): Piece => WILD[each] ?? { one: each });
  const given = [...holed].flatMap((each): Piece[] =>
    each === HOLE
      ? [
          { kind, many: false },
          { kind, many: true },
        ]
      : [{ one: each }],
  );
  return meet(wanted, given) ? "perhaps" : "no";
}

const WILD: Record<string, Piece> = { "*": { kind: "any", many: true }, "?": { kind: "any", many: false } };

/** A parameter is surely taken by a `*` alone: it may be longer than one character. */
function regExpOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", `[^${HOLE}]`);
  return new RegExp(`^${source}$`, "s");
}

/** Whether any text is of both forms. */
function meet(left: readonly Piece[], right: readonly Piece[]): boolean {
  const seen = new Set<number>();
  const from = (i: number, j: number): boolean => {
    const place = i * (right.length + 1) + j;
    if (seen.has(place)) return false;
    seen.add(place);
    const [a, b] = [left[i], right[j]];
    if (!a && !b) return true;
    if (a && isMany(a) && from(i + 1, j)) return true;
    if (b && isMany(b) && from(i, j + 1)) return true;
    if (!a || !b || !overlap(a, b)) return false;
    return from(isMany(a) ? i : i + 1, isMany(b) ? j : j + 1);
  };
  return from(0, 0);
}

const isMany = (piece: Piece): boolean => "many" in piece && piece.many;

function overlap(a: Piece, b: Piece): boolean {
  if ("one" in a) return "one" in b ? a.one === b.one : b.kind === "any" || a.one !== "/";
  return "one" in b ? overlap(b, a) : true;
}
