/** `/bin/sh` of the built-in images: `echo cat exec exit && || ; > >> $VAR` and quotes. Anything else is exit 127. */
import { resolvePath } from "../file-system";
import type { Process, Program } from "../process";
import type { OutputStream } from "../runtime";
import { echo } from "./echo";
import { type Command, parse } from "./parse";
import { ShellError, type WordPart } from "./tokens";

const MAX_SCRIPT = 64 * 1024;

/** Runs `sh -c script [name argument…]`. Without a script there is no terminal to read from, so it ends at once. */
export const shell: Program = async (process) => {
  const [, flag, script, ...parameters] = process.argv;
  if (flag === undefined) return 0;
  if (flag !== "-c") return complain(process, `0: cannot open ${flag}: No such file`, 2);
  if (script === undefined) return complain(process, "0: -c requires an argument", 2);
  if (script.length > MAX_SCRIPT) return complain(process, "Argument list too long", 126);
  try {
    return await runAll(parse(script), new Shell(process, parameters));
  } catch (error) {
    if (error instanceof ShellError) return complain(process, error.message, error.exitCode);
    throw error;
  }
};

class Shell {
  last = 0;
  exited = false;
  constructor(
    readonly process: Process,
    readonly parameters: readonly string[],
  ) {}

  variable(name: string): string {
    if (name === "?") return String(this.last);
    if (name === "0") return this.parameters[0] ?? "sh";
    const value = /^[1-9]$/.test(name) ? this.parameters[Number(name)] : this.process.environment[name];
    return spend(this.process, value ?? "");
  }
}

async function runAll(commands: readonly Command[], shell: Shell): Promise<number> {
  for (const command of commands) {
    if (command.after === "success" && shell.last !== 0) continue;
    if (command.after === "failure" && shell.last === 0) continue;
    if (shell.process.stopping.aborted) return 143;
    if (--shell.process.allowance.commands < 0) throw new ShellError("Cannot fork", 2);
    shell.last = await run(command, shell);
    if (shell.exited) break;
  }
  return shell.last;
}

async function run(command: Command, shell: Shell): Promise<number> {
  const redirected = redirect(command, shell);
  if (typeof redirected === "number") return redirected;
  const [name, ...args] = command.words.flatMap((word) => expand(word, shell));
  if (name === undefined) return 0;
  switch (name) {
    case "echo":
      return output(redirected, "stdout", echo(args));
    case "cat":
      return cat(args, redirected);
    case "exit":
      shell.exited = true;
      return args[0] === undefined ? shell.last : exitCode(args[0], redirected);
    case "exec":
      shell.exited = args.length > 0;
      return args.length > 0 ? start(args, redirected) : 0;
    default:
      return start([name, ...args], redirected);
  }
}

async function start(argv: readonly string[], process: Process): Promise<number> {
  const program = process.find(argv[0] ?? "");
  return program ? program({ ...process, argv }) : complain(process, `1: ${argv[0]}: not found`, 127);
}

/** Where a stream goes: a file, or one of the process's own streams. */
type Target = { path: string } | { stream: OutputStream };

/** The process with its streams as the redirections say, or the exit code of a redirection that failed. */
function redirect(command: Command, shell: Shell): Process | number {
  const targets: Record<OutputStream, Target> = { stdout: { stream: "stdout" }, stderr: { stream: "stderr" } };
  for (const redirection of command.redirections) {
    const { stream } = redirection;
    if (redirection.mode === "join") {
      targets[stream] = targets[stream === "stderr" ? "stdout" : "stderr"];
      continue;
    }
    const path = resolvePath(shell.process.directory, expandText(redirection.target, shell));
    const problem = shell.process.files.write(path, Buffer.alloc(0), redirection.mode);
    if (problem) return complain(shell.process, `1: cannot create ${path}: ${problem}`, 2);
    targets[stream] = { path };
  }
  if (command.redirections.length === 0) return shell.process;
  const { process } = shell;
  return {
    ...process,
    write(stream, text) {
      const target = targets[stream];
      if ("stream" in target) return process.write(target.stream, text);
      const problem = process.files.write(target.path, Buffer.from(text), "append");
      if (problem) throw new ShellError(`1: write error: ${problem}`, 2);
    },
  };
}

function cat(args: readonly string[], process: Process): number {
  let code = 0;
  // Without a file it reads its standard input, which is empty here.
  for (const name of args) {
    const file = process.files.read(resolvePath(process.directory, name));
    if (typeof file === "string") {
      process.write("stderr", `cat: ${name}: ${file}\n`);
      code = 1;
    } else process.write("stdout", spend(process, file.content.toString("utf8")));
  }
  return code;
}

/** Fields of a word: an unquoted variable splits at blanks, and an empty unquoted one leaves nothing. */
function expand(word: readonly WordPart[], shell: Shell): string[] {
  const fields: string[] = [];
  let open: string | undefined;
  for (const part of word) {
    if ("text" in part || part.quoted) {
      open = (open ?? "") + ("text" in part ? part.text : shell.variable(part.variable));
      continue;
    }
    const pieces = shell.variable(part.variable).split(/[ \t\n]+/);
    pieces.forEach((piece, index) => {
      if (index > 0 && open !== undefined) {
        fields.push(open);
        open = undefined;
      }
      if (piece !== "") open = (open ?? "") + piece;
    });
  }
  return open === undefined ? fields : [...fields, open];
}

function expandText(word: readonly WordPart[], shell: Shell): string {
  return word.map((part) => ("text" in part ? part.text : shell.variable(part.variable))).join("");
}

function spend(process: Process, text: string): string {
  process.allowance.characters -= text.length;
  if (process.allowance.characters < 0) throw new ShellError("Out of space", 2);
  return text;
}

function exitCode(text: string, process: Process): number {
  return /^\d{1,9}$/.test(text) ? Number(text) & 0xff : complain(process, `1: exit: Illegal number: ${text}`, 2);
}

function output(process: Process, stream: OutputStream, text: string): number {
  process.write(stream, text);
  return 0;
}

function complain(process: Process, message: string, code: number): number {
  process.write("stderr", `sh: ${message}\n`);
  return code;
}
