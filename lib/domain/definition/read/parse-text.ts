import { type Document, isCollection, isNode, LineCounter, parseDocument, visit } from "yaml";
import type { DefinitionNote } from "@/lib/contracts/definition";
import type { Path } from "../json";
import { jsonExcess } from "./json-bounds";
import { outgrows } from "./outgrows";
import { yamlExcess } from "./yaml-bounds";

/** The package's own look for keys that are there twice takes a minute for a file of 3 MB. */
const OPTIONS = { merge: true, prettyErrors: false, uniqueKeys: false, stringKeys: true };

const MAX_ALIASES = 1_000;

export type Parsed = { value: unknown } | { problem: DefinitionNote };

/** JSON or YAML. JSON first: it is fifty times faster; where it fails, YAML's parser knows the line and column. */
export function parseText(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return parseYaml(text);
  }
  const excess = jsonExcess(text);
  return excess ? { problem: noteAt(text, excess) } : { value };
}

function parseYaml(text: string): Parsed {
  const excess = yamlExcess(text, MAX_ALIASES);
  if (excess) return { problem: noteAt(text, excess) };
  const lines = new LineCounter();
  let alias: number | undefined;
  try {
    const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
    const [error] = document.errors;
    if (error) {
      const several = error.code === "MULTIPLE_DOCS";
      const message = several ? "The file holds more than one YAML document." : sentence(error.message);
      return { problem: { message, ...placeOf(lines, error.pos[0]) } };
    }
    const twice = keyTwice(document);
    if (twice)
      return { problem: { message: `“${twice.name}” stands twice in one place.`, ...placeOf(lines, twice.offset) } };
    watchAliases(document, (offset) => {
      alias = offset;
    });
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (!outgrows(value)) return { value };
    return { problem: { message: "It is too large once its aliases are written out.", ...placeOf(lines, alias ?? 0) } };
  } catch (thrown) {
    // An alias of nothing, or one that multiplies others.
    const place = alias === undefined ? {} : placeOf(lines, alias);
    return { problem: { message: sentence(thrown instanceof Error ? thrown.message : String(thrown)), ...place } };
  }
}

/** The parser does not say which alias it gave up at: each tells when its turn comes. */
function watchAliases(document: Document.Parsed, onTurn: (offset: number | undefined) => void): void {
  visit(document, {
    Alias: (_, alias) => {
      const plain = alias.toJSON.bind(alias);
      alias.toJSON = (...how) => {
        onTurn(startOf(alias));
        return plain(...how);
      };
    },
  });
}

function noteAt(text: string, { message, offset }: { message: string; offset: number }): DefinitionNote {
  const lines = text.slice(0, offset).split("\n");
  return { message, line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

function keyTwice(document: Document.Parsed): { name: string; offset: number } | undefined {
  let found: { name: string; offset: number } | undefined;
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const item of map.items) {
        const name = keyOf(item) ?? "";
        // `<<` may merge several.
        if (seen.has(name) && name !== "<<") {
          found = { name, offset: startOf(item.key) ?? 0 };
          return visit.BREAK;
        }
        seen.add(name);
      }
      return undefined;
    },
  });
  return found;
}

/** Where each part stands in the text. It reads the whole text anew: ask for all at once, and only when there is a need. */
export function locate(text: string, paths: readonly Path[]): ({ line: number; column: number } | undefined)[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
  return paths.map((path) => {
    const offset = offsetOf(document.contents, path);
    return offset === undefined ? undefined : placeOf(lines, offset);
  });
}

/** Of the member's name, where there is one; of the nearest part that is there, for one that is missing. */
function offsetOf(contents: unknown, path: Path): number | undefined {
  let node = contents;
  let offset = startOf(node);
  for (const name of path) {
    if (!isCollection(node)) break;
    const item = node.items.find((each) => keyOf(each) === String(name)) ?? node.items[Number(name)];
    const { key, value } = isPair(item) ? item : { key: item, value: item };
    if (item === undefined || (isPair(item) && keyOf(item) !== String(name))) break;
    offset = startOf(key) ?? offset;
    node = value;
  }
  return offset;
}

const isPair = (item: unknown): item is { key: unknown; value: unknown } =>
  typeof item === "object" && item !== null && "key" in item && "value" in item;

function keyOf(item: unknown): string | undefined {
  if (!isPair(item)) return undefined;
  const { key } = item;
  return typeof key === "object" && key !== null && "value" in key ? String(key.value) : String(key);
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

function placeOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

const sentence = (words: string): string => {
  const [line = ""] = words.split("\n", 1);
  return /[.!?]$/.test(line) ? line : `${line}.`;
};
