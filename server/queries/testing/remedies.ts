/** Runs the commands that diagnoses show, as if they were pasted. */
import { tmpdir } from "node:os";
import { expect } from "vitest";
import type { Cause } from "@/lib/contracts/request-path";
import { addressed } from "@/lib/domain/cli/destination";
import { settings } from "@/server/settings";
import { aws, understood } from "../../local-aws/testing/aws-cli/run";
import { wordsOf } from "../../local-aws/testing/aws-cli/words";
import { getEnvironment } from "../environment";
import { until } from "./until";

const SAFE = /^(get|describe|list)-/;

/** Each is understood by the CLI; one that only looks is run. What changes or waits is the test's to run. */
export async function looksRun(commands: readonly (string | undefined)[]): Promise<void> {
  const unlike = [...new Set(commands)].filter((command) => command?.startsWith("aws "));
  for (const command of unlike as string[]) {
    const [parsed] = await wordsOf([addressed(command, settings())]);
    await understood(parsed?.words ?? [], tmpdir());
    if (SAFE.test(parsed?.words[1] ?? "")) await runs(command);
  }
}

/** A person pastes the remedy's command, and what it was against is gone. */
export async function remedied(apiId: string, { hop, code, remedy }: Cause): Promise<void> {
  await runs(remedy?.cli ?? "");
  await until(
    () => getEnvironment(apiId, "dev"),
    ({ causes }) => !causes.some((cause) => cause.hop === hop && cause.code === code),
  );
}

/** As `remedied`, and all is well. */
export async function healed(apiId: string, { remedy }: Cause): Promise<void> {
  await runs(remedy?.cli ?? "");
  await until(
    () => getEnvironment(apiId, "dev"),
    ({ health, causes }) => health === "healthy" && causes.length === 0,
  );
}

/** A person pastes a command, and it does what it says. */
export async function runs(command: string): Promise<void> {
  const [parsed] = await wordsOf([addressed(command, settings())]);
  const { code, stderr } = await aws(parsed?.words ?? [], { env: parsed?.env ?? {}, folder: tmpdir() });
  expect(code, `${command}: ${stderr}`).toBe(0);
}
