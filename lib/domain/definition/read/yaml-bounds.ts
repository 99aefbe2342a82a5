/** What the YAML parser must not see: it calls itself for every level, and when its stack overflows the process may end. */
import { CST, Lexer } from "yaml";

/** Far beyond what a definition needs. */
export const MOST_LEVELS = 100;
/** A definition of 6 MB has about two million. */
const MOST_TOKENS = 2_500_000;

/**
 * Why a text is not for the parser, in words, and from where on; undefined when it is. Only the lexer looks at it, in time proportional to
 * the text: what stands within quotes and blocks of text counts for nothing.
 */
export function yamlExcess(text: string, mostAliases: number): { message: string; offset: number } | undefined {
  const nesting = new Nesting();
  let offset = 0;
  let tokens = 0;
  let aliases = 0;
  let isText = false;
  for (const token of new Lexer().lex(text)) {
    // The lexer says before a text without quotes that it is one: its own first character means nothing.
    const type = isText ? "text" : CST.tokenType(token);
    isText = token === CST.SCALAR && !isText;
    if (++tokens > MOST_TOKENS) return { message: "It has too many parts for a definition.", offset };
    if (type === "alias" && ++aliases > mostAliases)
      return { message: "It has too many aliases for a definition.", offset };
    if (nesting.after(token, type) > MOST_LEVELS) return { message: "It is nested too deep for a definition.", offset };
    if (!NOT_IN_TEXT.includes(type)) offset += token.length;
  }
  return undefined;
}

type TokenType = CST.TokenType | "text" | null;

/** Marks of the lexer. */
const NOT_IN_TEXT: readonly TokenType[] = ["scalar", "doc-mode", "flow-error-end"];
const MARKS: readonly TokenType[] = [...NOT_IN_TEXT, "byte-order-mark"];
const BLANKS: readonly TokenType[] = ["space", "comment", "newline"];
const APART: readonly TokenType[] = ["comma", "flow-map-start", "flow-seq-start", "flow-map-end", "flow-seq-end"];

/** How deep a token stands: within brackets, and under those before it that stand further to the left. */
class Nesting {
  private column = 0;
  private columns: number[] = [];
  private brackets = 0;
  /** Tokens within brackets without a comma between them: the parser nests these as well. */
  private beside = 0;

  after(token: string, type: TokenType): number {
    if (type === "flow-error-end") this.brackets = 0;
    if (MARKS.includes(type)) return 0;
    const depth = BLANKS.includes(type) ? 0 : this.enter(type);
    const lineEnd = token.lastIndexOf("\n");
    this.column = lineEnd < 0 ? this.column + token.length : token.length - lineEnd - 1;
    return depth;
  }

  private enter(type: TokenType): number {
    if (type === "flow-map-start" || type === "flow-seq-start") this.brackets++;
    if (this.brackets > 0) {
      this.beside = APART.includes(type) ? 0 : this.beside + 1;
      if (type === "flow-map-end" || type === "flow-seq-end") this.brackets--;
      return this.columns.length + this.brackets + this.beside;
    }
    while ((this.columns.at(-1) ?? -1) >= this.column) this.columns.pop();
    return this.columns.push(this.column);
  }
}
