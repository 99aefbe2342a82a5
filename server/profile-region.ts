import "server-only";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

interface Env {
  AWS_PROFILE?: string;
  AWS_CONFIG_FILE?: string;
}

/** The region of the AWS profile that the SDK would use, from the shared config file; undefined when it names none. */
export function profileRegion(env: Env): string | undefined {
  const name = env.AWS_PROFILE ?? "default";
  const lines = read(env.AWS_CONFIG_FILE ?? path.join(homedir(), ".aws", "config")).split(/\r?\n/);
  let inside = false;
  for (const line of lines) {
    const section = /^\s*\[\s*(?:profile\s+)?["']?(.+?)["']?\s*\]/.exec(line)?.[1];
    if (section !== undefined) inside = section === name;
    // Indented keys belong to a nested setting such as `s3 =`.
    const region = /^region\s*=\s*(\S+)/.exec(line)?.[1];
    if (inside && region !== undefined) return region;
  }
  return undefined;
}

/** Most machines have no such file; one that cannot be read is for the SDK to complain of. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
