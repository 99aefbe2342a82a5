/** `echo` as dash, Debian's `/bin/sh`, has it: `-n`, and backslash escapes always on; `\c` ends the output. */
const ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

export function echo(args: readonly string[]): string {
  const bare = args[0] === "-n";
  const text = (bare ? args.slice(1) : args).join(" ");
  const end = findEnd(text);
  const shown = (end < 0 ? text : text.slice(0, end)).replace(
    /\\(?:0([0-7]{0,3})|([abfnrtv\\]))/g,
    (_match, octal: string | undefined, letter: string | undefined) =>
      letter === undefined ? String.fromCharCode(Number.parseInt(octal || "0", 8) & 0xff) : (ESCAPES[letter] ?? ""),
  );
  return bare || end >= 0 ? shown : `${shown}\n`;
}

/** Where an unescaped `\c` stands, or -1. */
function findEnd(text: string): number {
  for (const match of text.matchAll(/\\(.)/gs)) if (match[1] === "c") return match.index;
  return -1;
}
