/**
 * Filter patterns over plain text: `a b` all terms, `"a b"` a phrase, `?a ?b` any of them, `-a` none of it; case counts.
 * (CloudWatch Logs user guide, "Filter pattern syntax".) Whether AWS finds a term inside a longer word is unconfirmed;
 * here it does. Patterns over JSON, columns and regular expressions are refused, not guessed at.
 */
import { invalidParameter } from "../errors";

export interface Pattern {
  all: string[];
  any: string[];
  none: string[];
}

const MOST_CHARACTERS = 1024;

/** @throws AwsError InvalidParameterException */
export function parsePattern(text: string): Pattern {
  if (text.length > MOST_CHARACTERS) {
    throw invalidParameter(`A filter pattern can have at most ${MOST_CHARACTERS} characters.`);
  }
  const pattern: Pattern = { all: [], any: [], none: [] };
  const trimmed = text.trim();
  if (/^[{[%]/.test(trimmed)) throw notOffered(trimmed);
  const term = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?=\s|$)/y;
  while (term.lastIndex < trimmed.length) {
    const match = term.exec(trimmed);
    if (!match) throw invalidParameter("Invalid filter pattern");
    const [, sign, phrase, word = ""] = match;
    const value = phrase === undefined ? word : phrase.replace(/\\(.)/g, "$1");
    // A sign stands before a term, not alone; text between percent signs is a regular expression.
    if (value === "" || (phrase === undefined && /^(?:[?-]|%.*%)$/.test(value)))
      throw invalidParameter("Invalid filter pattern");
    pattern[sign === "?" ? "any" : sign === "-" ? "none" : "all"].push(value);
  }
  return pattern;
}

export function matches({ all, any, none }: Pattern, message: string): boolean {
  if (!all.every((term) => message.includes(term))) return false;
  if (none.some((term) => message.includes(term))) return false;
  // Beside terms that must be there, optional ones change nothing.
  return any.length === 0 || all.length > 0 || any.some((term) => message.includes(term));
}

function notOffered(pattern: string) {
  const kind = pattern.startsWith("{") ? "JSON" : pattern.startsWith("[") ? "column" : "regular-expression";
  return invalidParameter(`Invalid filter pattern: the local AWS endpoint does not offer ${kind} patterns.`);
}
