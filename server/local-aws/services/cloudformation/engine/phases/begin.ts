import type { StackRecord } from "../../records";
import type { Engine, Work } from "../engine";
import { turnOf } from "./turn";

/** Begins work under a key unless it is under way; the stack is looked at again when it ends. */
export function begin(
  engine: Engine,
  region: string,
  stack: StackRecord,
  key: string,
  run: (work: Work) => Promise<void>,
): void {
  if (engine.running.has(key)) return;
  const work: Work = { cancelled: false, turn: turnOf(stack), done: Promise.resolve() };
  engine.running.set(key, work);
  work.done = run(work)
    .catch((error: unknown) => engine.world.log("cloudformation-error", { key, error: String(error) }))
    .finally(() => {
      engine.running.delete(key);
      engine.wake(region, stack.StackId);
    });
}
