import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { RemoveOrphansInput, TeardownInput } from "@/lib/contracts/teardown-input";
import { startOperation, startOperations, type Wish } from "../start-operation";
import { listed } from "./check";
import type { RemovalInput } from "./input";
import { planFor } from "./plan";
import { type Subject, subjectOf } from "./subject";

/**
 * Starts a removal; answers the operation's id.
 * @throws AppFailure `invalid_input` when the name is not typed as it is; `conflict` when more would go than was seen, or
 * the environment is held; what reading AWS fails with.
 */
export async function startTeardown(input: TeardownInput, actor: string): Promise<string> {
  const subject = await subjectOf(input.scope);
  const name = `${subject.apiName}/${subject.stage}`;
  if (subject.whole && input.confirm.trim() !== name) {
    throw new AppFailure({
      code: "invalid_input",
      message: "The environment's name is not typed as it is.",
      fields: { confirm: `Type ${name}` },
    });
  }
  return startOperation(await wishFor(subject, input, actor));
}

/** Starts to remove what is left of several environments: all or none. Answers the operations' ids. */
export async function startOrphansRemoval({ groups, logGroups }: RemoveOrphansInput, actor: string): Promise<string[]> {
  const wishes: Wish[] = [];
  for (const { environment, expected } of groups) {
    const subject = await subjectOf({ environment });
    wishes.push(await wishFor(subject, { picked: [], logGroups, expected }, actor));
  }
  return startOperations(wishes);
}

type Chosen = Pick<TeardownInput, "picked" | "logGroups" | "expected">;

/** Planned on the server once more: what the browser sends only says what the person saw. */
async function wishFor(subject: Subject, { picked, logGroups, expected }: Chosen, actor: string): Promise<Wish> {
  const { title, apiName, apiId, stage, environment, operationId, whole } = subject;
  const about = { environment, apiId, stage: whole ? stage : undefined, operationId, picked, logGroups };
  const { goes, unsure } = await planFor(about);
  const seen = new Set(expected);
  const more = goes.filter(({ key }) => !seen.has(key));
  if (unsure.length > 0 || more.length > 0) throw refused(unsure, listed(more));
  if (goes.length === 0) throw refused(["There is nothing to remove."], "");
  const input: RemovalInput = { ...about, picked: [...picked], goes };
  return { kind: "teardown", title, apiName, apiId, stage, actor, input };
}

const refused = (unsure: string[], more: string) =>
  new AppFailure({
    code: "conflict",
    message: unsure[0] ?? `There is more by now than you saw: ${more}.`,
    remedy: "Nothing was removed. Look at the list again.",
  });
