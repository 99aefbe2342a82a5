import { describe, expect, it } from "vitest";
import { FileSystem } from "../file-system";
import type { Process, Program } from "../process";
import { shell } from "./shell";

/** Tells the words it was given, and ends with 7. */
const args: Program = async ({ argv, write }) => {
  write("stdout", JSON.stringify(argv));
  return 7;
};

async function run(script: string, environment: Record<string, string> = {}, ...parameters: string[]) {
  const output = { stdout: "", stderr: "" };
  const files = new FileSystem(["/srv"]);
  const process: Process = {
    taskId: "t",
    portOf: () => undefined,
    occupy: () => {},
    argv: ["/bin/sh", "-c", script, ...parameters],
    environment,
    directory: "/srv",
    files,
    stopping: new AbortController().signal,
    allowance: { commands: 500, characters: 16 * 1024 * 1024 },
    write(stream, text) {
      output[stream] += text;
    },
    listen: () => Promise.reject(new Error("no network in this test")),
    find: (name) => {
      if (name === "sh" || name === "/bin/sh") return shell;
      return name === "args" ? args : undefined;
    },
  };
  const code = await shell(process);
  const file = (path: string) => {
    const entry = files.read(path);
    return typeof entry === "string" ? entry : entry.content.toString();
  };
  return { code, ...output, file };
}

describe("the micro-shell", () => {
  it.each<[script: string, stdout: string, code: number]>([
    ["echo hello  world", "hello world\n", 0],
    ["echo 'a  b' \"c  d\"", "a  b c  d\n", 0],
    ["echo -n x; echo y", "xy\n", 0],
    [`echo 'a\\tb' "c\\\\n" 'no \\"escape'`, 'a\tb c\n no \\"escape\n', 0],
    ["echo a\\\\0101z", "aAz\n", 0],
    ["echo before\\\\c after; echo next", "beforenext\n", 0],
    ["echo $NAME-$" + "{NAME}", "stage way-stage way\n", 0],
    ["args $NAME \"$NAME\" '$NAME'", '["args","stage","way","stage way","$NAME"]', 7],
    ["args $NONE '' \"$NONE\" x$NONE", '["args","","","x"]', 7],
    ["args a$NAME'b c'", '["args","astage","wayb c"]', 7],
    ["echo $? ; args ; echo $?", '0\n["args"]7\n', 0],
    ["echo a$ b$", "a$ b$\n", 0],
    ["echo a#b # a comment\necho c", "a#b\nc\n", 0],
    ["echo one \\\n two", "one two\n", 0],
    ["nothing && echo no || echo yes", "yes\n", 0],
    ["echo a || echo b && echo c", "a\nc\n", 0],
    ["exit 3; echo no", "", 3],
    ["nothing; exit", "", 127],
    ["exec echo-not-here; echo no", "", 127],
    ["exec args x; echo no", '["args","x"]', 7],
    [`sh -c "echo '{ \\"a\\" : 1 }' && exit 4"`, '{ "a" : 1 }\n', 4],
    ["sh -c 'echo $0 $1' zero one", "zero one\n", 0],
    ["", "", 0],
    ["\n \n", "", 0],
    ["echo a &&\n echo b;\n", "a\nb\n", 0],
  ])("%j", async (script, stdout, code) => {
    const result = await run(script, { NAME: "stage way" });
    expect({ stdout: result.stdout, code: result.code }).toEqual({ stdout, code });
  });

  it.each<[script: string, path: string, content: string]>([
    ["echo a > f", "/srv/f", "a\n"],
    ["echo a>f;echo b>>f", "/srv/f", "a\nb\n"],
    ["echo a > f && echo b > f", "/srv/f", "b\n"],
    ["> f", "/srv/f", ""],
    ["echo x > f; cat f f > g", "/srv/g", "x\nx\n"],
    ["echo '> && ;' \">\" > f", "/srv/f", "> && ; >\n"],
    ["echo a > /srv/../srv/./f", "/srv/f", "a\n"],
    ["echo a > ../../../../etc/passwd", "/etc/passwd", "No such file or directory"],
    ["echo x 2> e; missing 2> e", "/srv/e", "sh: 1: missing: not found\n"],
    ['echo a > "$FILE"', "/srv/the file", "a\n"],
  ])("%j writes %s", async (script, path, content) => {
    expect((await run(script, { FILE: "the file" })).file(path)).toBe(content);
  });

  it.each([
    ["cat missing", 1, "cat: missing: No such file or directory\n"],
    ["echo a > /nowhere/f", 2, "sh: 1: cannot create /nowhere/f: No such file or directory\n"],
    ["echo a > /srv", 2, "sh: 1: cannot create /srv: Is a directory\n"],
    ["rm -rf /", 127, "sh: 1: rm: not found\n"],
    ["echo a | cat", 127, "sh: |: not supported by this runtime's shell\n"],
    ["echo $(id)", 127, "sh: $(: not supported by this runtime's shell\n"],
    ['echo "`id`"', 127, "sh: `: not supported by this runtime's shell\n"],
    ["httpd &", 127, "sh: &: not supported by this runtime's shell\n"],
    ["cat < f", 127, "sh: <: not supported by this runtime's shell\n"],
    ["echo a >&3", 127, "sh: >&: not supported by this runtime's shell\n"],
    ["echo $" + "{A:-b}", 127, "sh: $" + "{: not supported by this runtime's shell\n"],
    ["echo 'open", 2, "sh: Syntax error: Unterminated quoted string\n"],
    ['echo "open', 2, "sh: Syntax error: Unterminated quoted string\n"],
    ["echo a &&", 2, "sh: Syntax error: end of file unexpected\n"],
    ["&& echo a", 2, 'sh: Syntax error: "&&" unexpected\n'],
    ["\n ; \n", 2, 'sh: Syntax error: ";" unexpected\n'],
    ["echo a ;; echo b", 2, 'sh: Syntax error: ";" unexpected\n'],
    ["echo a >", 2, "sh: Syntax error: end of file unexpected\n"],
    ["echo a > > f", 2, 'sh: Syntax error: ">" unexpected\n'],
    ["exit x", 2, "sh: 1: exit: Illegal number: x\n"],
  ])("%j ends with %i", async (script, code, stderr) => {
    const result = await run(script);
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code, stderr });
  });

  it("never runs what it refuses, not even the part before it", async () => {
    expect((await run("echo a > f; echo b | cat")).file("/srv/f")).toBe("No such file or directory");
  });

  it.each([
    ["a script that calls itself", 'sh -c "$X"', 'sh -c "$X"'],
    ["a script that calls itself twice", 'sh -c "$X"', 'sh -c "$X"; sh -c "$X"'],
    ["a file that doubles itself", `echo ${"x".repeat(1000)} > f;${"cat f f >> f;".repeat(400)}`, ""],
    ["a variable many times over", `echo ${'"$X"'.repeat(2000)}`, "x".repeat(100_000)],
    ["a script too long to be one", `echo ${"x".repeat(70_000)}`, ""],
  ])("ends soon: %s", async (_name, script, x) => {
    const started = Date.now();
    expect((await run(script, { X: x })).code).not.toBe(0);
    expect(Date.now() - started).toBeLessThan(3000);
  });

  it("joins one stream to where the other goes at that point", async () => {
    const into = await run("nothing > out 2>&1; echo after >&2");
    expect(into.file("/srv/out")).toBe("sh: 1: nothing: not found\n");
    expect([into.stdout, into.stderr]).toEqual(["", "after\n"]);
    const before = await run("nothing 2>&1 > out");
    expect(before.file("/srv/out")).toBe("");
    expect(before.stdout).toBe("sh: 1: nothing: not found\n");
    expect((await run("nothing >/dev/null 2>&1 || exit 1")).code).toBe(1);
  });
});
