/** Words and operators to commands: `a && b || c ; d`, each with its redirections. */
import { ShellError, type Token, tokenize, type WordPart } from "./tokens";

export type Redirection = {
  stream: "stdout" | "stderr";
} & (
  | { mode: "replace" | "append"; target: WordPart[] }
  /** To where the other stream goes at this point. */
  | { mode: "join" }
);

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
  let redirect: ToFile | undefined;
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
    } else if (token.operator.includes("&") && token.operator !== "&&") {
      if (redirect) throw unexpected(token.operator);
      current.redirections.push({ stream: token.operator.startsWith("2") ? "stderr" : "stdout", mode: "join" });
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

interface ToFile {
  stream: "stdout" | "stderr";
  mode: "replace" | "append";
}

function redirectionOf(token: Token & { kind: "operator" }): ToFile {
  return {
    stream: token.operator.startsWith("2") ? "stderr" : "stdout",
    mode: token.operator.endsWith(">>") ? "append" : "replace",
  };
}

function afterOf(token: Token & { kind: "operator" }): Command["after"] {
  if (token.operator === "&&") return "success";
  return token.operator === "||" ? "failure" : "always";
}
