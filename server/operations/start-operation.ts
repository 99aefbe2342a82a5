import "server-only";
import { insertOperation, type NewOperation } from "@/server/store/operations/insert-operation";
import { DEFINITIONS } from "./definitions";
import { nudgeRunner } from "./runner/the-runner";

/**
 * Accepts an operation: kept, then carried out by the runner. Answers its id at once.
 * @throws AppFailure `conflict`, naming the operation that holds the environment.
 */
export async function startOperation(operation: Omit<NewOperation, "steps">): Promise<string> {
  const definition = DEFINITIONS[operation.kind];
  const input = definition.parse(operation.input);
  const steps = definition.steps.map(({ key, title, after }) => ({ key, title: title(input), after }));
  const id = await insertOperation({ ...operation, steps });
  nudgeRunner();
  return id;
}
