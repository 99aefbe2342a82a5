import { UsageError } from "./parse/errors";
import type { Client, CliService } from "./service";

/** The waiters in Stageway's commands, and what each asks. How it is done knows the SDK. */
const ASKS: Record<string, string> = {
  "instance-profile-exists": "get-instance-profile",
  "load-balancer-available": "describe-load-balancers",
  "role-exists": "get-role",
  "services-stable": "describe-services",
  "stack-create-complete": "describe-stacks",
  "stack-delete-complete": "describe-stacks",
  "stack-update-complete": "describe-stacks",
  "target-in-service": "describe-target-health",
};

export const isWaiter = (words: readonly string[]): boolean => words[1] === "wait";

/** @throws UsageError */
export function waiterOf(name: string): { name: string; asks: string } {
  const asks = ASKS[name];
  if (asks === undefined) throw new UsageError(`Invalid choice: the waiter ${name} is not known.`);
  return { name, asks };
}

type Wait = (how: object, input: object) => Promise<unknown>;

/** @throws Error when it does not come within a minute */
export async function waited({ module }: CliService, name: string, client: Client, input: object): Promise<void> {
  const pascal = name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const wait = module[`waitUntil${pascal}`] as Wait;
  await wait({ client, minDelay: 0.1, maxDelay: 0.2, maxWaitTime: 60 }, input);
}
