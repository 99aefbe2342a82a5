import { MOST_LEVELS } from "./yaml-bounds";

/** What JSON.parse lets pass. */
export interface JsonExcess {
  message: string;
  offset: number;
}

/**
 * The first member of a JSON text that stands twice in one object, or a part that is nested too deep. The text must be
 * one that JSON.parse accepts: then its strings, brackets and commas tell all. In time proportional to the text.
 */
export function jsonExcess(text: string): JsonExcess | undefined {
  /** What is open: an object's names so far, or null for a list. */
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (isName && names) {
        const name: string = JSON.parse(text.slice(at, end + 1));
        if (names.has(name)) return { message: `“${name}” stands twice in one place.`, offset: at };
        names.add(name);
      }
      isName = false;
      at = end;
    } else if (character === "{" || character === "[") {
      if (open.push(character === "{" ? new Set() : null) > MOST_LEVELS)
        return { message: "It is nested too deep for a definition.", offset: at };
      isName = true;
    } else if (character === "}" || character === "]") open.pop();
    else if (character === ",") isName = true;
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}
