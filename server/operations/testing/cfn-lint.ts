import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** CloudFormation's public linter is a program of its own and not a package. */
export const hasCfnLint = spawnSync("cfn-lint", ["--version"]).status === 0;

/** What it says against any of them, warnings too; nothing where it is content. By their names. */
export function cfnLint(templates: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "stageway-cfn-lint-"));
  try {
    const files = Object.entries(templates).map(([name, body]) => {
      const file = join(folder, `${name}.yaml`);
      writeFileSync(file, body);
      return file;
    });
    const { status, stdout, stderr } = spawnSync("cfn-lint", ["--region", "us-east-1", "--", ...files], {
      encoding: "utf8",
    });
    return status === 0 ? stdout.trim() : `${status}\n${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
