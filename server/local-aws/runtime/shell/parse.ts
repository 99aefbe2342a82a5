/** Words and operators to commands: `a && b || c ; d`, each with its redirections. */
import { ShellError, type Token, tokenize, type WordPart } from "./tokens";

export interface Redirection {
  stream: "stdout" | "stderr";
  mode: "replace" | "append";
  target: WordPart[];
}

export interface Command {
  /** When to run it, judged by the last exit code. */
  after: "always" | "success" | "failure";
  words: WordPart[][];
  redirections: Redirection[];
}

/** @throws ShellError */
export function parse(script: string): Command[] {
  const commands: Command[] = [];
  let current = empty("always");
  let redirect: Omit<Redirection, "target"> | undefined;
  const finish = (after: Command["after"], operator: string) => {
    if (redirect) throw unexpected(operator);
    if (isEmpty(current)) {
      // A line may end after `&&` and may be blank, but `&& b`, `a && ; b` and `;;` are mistakes.
      if (operator === "\n") return;
      throw unexpected(operator);
    }
    commands.push(current);
    current = empty(after);
  };
  for (const token of tokenize(script)) {
    if (token.kind === "word") {
      if (redirect) current.redirections.push({ ...redirect, target: token.parts });
      else current.words.push(token.parts);
      redirect = undefined;
    } else if (token.operator.endsWith(">")) {
      if (redirect) throw unexpected(token.operator);
      redirect = redirectionOf(token);
    } else finish(afterOf(token), token.operator);
  }
  if (redirect || (isEmpty(current) && current.after !== "always")) throw unexpected("end of file");
  if (!isEmpty(current)) commands.push(current);
  return commands;
}

const empty = (after: Command["after"]): Command => ({ after, words: [], redirections: [] });
const isEmpty = (command: Command): boolean => command.words.length + command.redirections.length === 0;
const unexpected = (what: string): ShellError =>
  new ShellError(`Syntax error: ${what === "end of file" ? "end of file" : `"${what}"`} unexpected`, 2);

function redirectionOf(token: Token & { kind: "operator" }): Omit<Redirection, "target"> {
  return {
    stream: token.operator.startsWith("2") ? "stderr" : "stdout",
    mode: token.operator.endsWith(">>") ? "append" : "replace",
  };
}

function afterOf(token: Token & { kind: "operator" }): Command["after"] {
  if (token.operator === "&&") return "success";
  return token.operator === "||" ? "failure" : "always";
}
