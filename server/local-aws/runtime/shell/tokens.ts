/** Splits a script into words and operators. What this shell does not know is refused, never guessed. */

/** Part of a word: text as it stands, or a variable, which splits at blanks unless it was quoted. */
export type WordPart = { text: string } | { variable: string; quoted: boolean };
export type Operator = "&&" | "||" | ";" | "\n" | ">" | ">>" | "2>" | "2>>" | "2>&1" | ">&2";
export type Token = { kind: "word"; parts: WordPart[] } | { kind: "operator"; operator: Operator };

/** Syntax that `sh` itself would refuse (exit 2), or that only a full shell knows (exit 127). */
export class ShellError extends Error {
  constructor(
    message: string,
    readonly exitCode: 2 | 127,
  ) {
    super(message);
  }
}

// Longest first. A digit belongs to a redirection only at the start of a word.
const OPERATORS: readonly (readonly [string, Operator])[] = [
  ["&&", "&&"],
  ["||", "||"],
  ["2>&1", "2>&1"],
  ["1>&2", ">&2"],
  [">&2", ">&2"],
  ["1>>", ">>"],
  ["2>>", "2>>"],
  [">>", ">>"],
  ["1>", ">"],
  ["2>", "2>"],
  [">", ">"],
  [";", ";"],
  ["\n", "\n"],
];
const VARIABLE = /^\$(?:([A-Za-z_]\w*|[0-9?])|\{([A-Za-z_]\w*|[0-9?])\})/;
const UNKNOWN = /^(?:[|&<()`]|\$\(|\$\{)/;

export function tokenize(script: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < script.length) {
    const blank = /^(?:[ \t\r]+|\\\n|#[^\n]*)/.exec(script.slice(at, at + 4096));
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const found = OPERATORS.find(([text]) => script.startsWith(text, at));
    if (found) {
      if (script.startsWith(">&", at + found[0].length - 1)) throw unknown(">&");
      tokens.push({ kind: "operator", operator: found[1] });
      at += found[0].length;
      continue;
    }
    const word = readWord(script, at);
    tokens.push({ kind: "word", parts: word.parts });
    at = word.end;
  }
  return tokens;
}

function readWord(script: string, start: number): { parts: WordPart[]; end: number } {
  const parts: WordPart[] = [];
  let at = start;
  let quoted = false;
  const text = (value: string) => {
    const last = parts.at(-1);
    if (last && "text" in last) last.text += value;
    else parts.push({ text: value });
  };
  for (; at < script.length; ) {
    const char = script[at] ?? "";
    if (!quoted && /[ \t\r\n;>]/.test(char)) break;
    if (!quoted && (script.startsWith("&&", at) || script.startsWith("||", at))) break;
    if (char === '"') {
      quoted = !quoted;
      text("");
      at++;
    } else if (char === "'" && !quoted) {
      const end = script.indexOf("'", at + 1);
      if (end < 0) throw new ShellError("Syntax error: Unterminated quoted string", 2);
      text(script.slice(at + 1, end));
      at = end + 1;
    } else if (char === "\\") {
      const next = script[at + 1];
      const escapes = next !== undefined && (!quoted || '$`"\\\n'.includes(next));
      if (next !== "\n" || !escapes) text(escapes ? next : char);
      at += escapes ? 2 : 1;
    } else {
      const variable = char === "$" ? VARIABLE.exec(script.slice(at, at + 256)) : null;
      if (!variable) refuseUnknown(script, at, quoted);
      if (variable) parts.push({ variable: variable[1] ?? variable[2] ?? "", quoted });
      else text(char);
      at += variable ? variable[0].length : 1;
    }
  }
  if (quoted) throw new ShellError("Syntax error: Unterminated quoted string", 2);
  return { parts, end: at };
}

function refuseUnknown(script: string, at: number, quoted: boolean): void {
  const found = UNKNOWN.exec(script.slice(at, at + 2))?.[0];
  if (found && (!quoted || found === "`" || found.startsWith("$"))) throw unknown(found);
}

function unknown(what: string): ShellError {
  return new ShellError(`${what}: not supported by this runtime's shell`, 127);
}
