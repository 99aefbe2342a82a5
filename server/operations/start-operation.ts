import "server-only";
import { insertOperations, type NewOperation } from "@/server/store/operations/insert-operation";
import { DEFINITIONS } from "./definitions";
import { nudgeRunner } from "./runner/the-runner";

/** An operation before its steps are known. */
export type Wish = Omit<NewOperation, "steps">;

/**
 * Accepts an operation: kept, then carried out by the runner. Answers its id at once.
 * @throws AppFailure `conflict`, naming the operation that holds the environment.
 */
export async function startOperation(wish: Wish): Promise<string> {
  const [id] = await startOperations([wish]);
  if (id === undefined) throw new Error("An operation was not kept.");
  return id;
}

/** The same for several: all are accepted, or none. */
export async function startOperations(wishes: Wish[]): Promise<string[]> {
  const ids = await insertOperations(wishes.map((wish) => ({ ...wish, steps: stepsOf(wish) })));
  nudgeRunner();
  return ids;
}

function stepsOf({ kind, input: given }: Wish): NewOperation["steps"] {
  const definition = DEFINITIONS[kind];
  const input = definition.parse(given);
  const steps = definition.steps.filter(({ when }) => when?.(input) ?? true);
  const keys = new Set(steps.map(({ key }) => key));
  return steps.map(({ key, title, after }) => ({
    key,
    title: title(input),
    after: after.filter((each) => keys.has(each)),
  }));
}
