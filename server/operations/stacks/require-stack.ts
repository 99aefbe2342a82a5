import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { Stack } from "@/lib/contracts/stacks/stack";
import { findStack } from "@/server/aws/read/cloudformation/stacks";

/** Under which operations on stacks hold one another off, as those on an API's stages do. */
export const STACKS = "CloudFormation stack";

/** @throws AppFailure `not_found`, or `conflict` when it is another one of the same name by now. */
export async function requireStack(name: string, id?: string): Promise<Stack> {
  const found = await findStack(name);
  if (found === null)
    throw new AppFailure({
      code: "not_found",
      message: `There is no stack ${name}.`,
      remedy: "See the list of stacks.",
    });
  if (id === undefined || found.id === id) return found;
  throw new AppFailure({
    code: "conflict",
    message: `The stack ${name} is not the one that you looked at: it was deleted and made anew.`,
    remedy: "Look at it again.",
  });
}
