import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A command as the shell hands it to `aws`. */
export interface Words {
  words: string[];
  /** What stands before it: `AWS_ACCESS_KEY_ID=test aws …`. */
  env: Record<string, string>;
}

/** Takes commands apart with a real shell and runs none of them: quoting and all, as if they were pasted. */
export async function wordsOf(commands: readonly string[]): Promise<Words[]> {
  const tell = `aws() { printf '%s\\0' "\${AWS_ACCESS_KEY_ID-}" "\${AWS_SECRET_ACCESS_KEY-}" "$#" "$@"; }`;
  const lines = commands.map((command) => `(\n${command}\n)`);
  const env = { PATH: process.env.PATH } as unknown as NodeJS.ProcessEnv;
  const script = [tell, ...lines].join("\n");
  const { stdout } = await promisify(execFile)("sh", ["-c", script], { env, maxBuffer: 64 << 20 });
  const told = stdout.split("\0");
  const found: Words[] = [];
  for (let at = 0; at < told.length - 1; ) {
    const [id = "", secret = "", count = "0"] = told.slice(at, at + 3);
    found.push({
      words: told.slice(at + 3, at + 3 + Number(count)),
      env: { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret },
    });
    at += 3 + Number(count);
  }
  return found;
}
