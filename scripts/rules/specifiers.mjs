/**
 * Every module that a source text imports, re-exports or requires, types included, each with its line. Over-approximate
 * on purpose: an import inside a comment counts too, a real one is never missed. (The packages at hand that parse
 * TypeScript drop type imports, and these are bound by the rules as well.)
 */
export function importsOf(text) {
  const found = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*(["'`])([^"'`\n]+)\1/g;
  return [...text.matchAll(found)].map((match) => ({ specifier: match[2], line: lineAt(text, match.index) }));
}

export const lineAt = (text, index) => text.slice(0, index).split("\n").length;
