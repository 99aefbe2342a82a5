/** Sees to the operations of all stacks of one endpoint, those included that a crash interrupted. */
import type { World } from "../../../world";
import { STACKS, stacks } from "../records";
import { type Engine, forgetEngine, registerEngine } from "./engine";
import { advance } from "./phases/advance";

/** Answers how to stop: what is under way stops being looked after, and goes on at the next start. */
export function startEngine(world: World): () => Promise<void> {
  const timers = new Set<NodeJS.Timeout>();
  const waiting = new Set<string>();
  const later = (delay: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, delay);
    timer.unref();
    timers.add(timer);
  };
  const look = (region: string, stackId: string) => {
    try {
      advance(engine, region, stackId);
    } catch (error) {
      world.log("cloudformation-error", { stackId, error: error instanceof Error ? error.stack : String(error) });
    }
  };
  const engine: Engine = {
    world,
    running: new Map(),
    stopping: new AbortController(),
    wake(region, stackId) {
      // Later, so that a burst of endings is one look, and never inside a handler.
      if (waiting.has(stackId) || engine.stopping.signal.aborted) return;
      waiting.add(stackId);
      later(1, () => {
        waiting.delete(stackId);
        look(region, stackId);
      });
    },
    wakeAt(region, stackId, at) {
      const key = `${stackId}@${at}`;
      if (waiting.has(key)) return;
      waiting.add(key);
      later(Math.min(Math.max(0, at - world.now()), 2 ** 31 - 1), () => {
        waiting.delete(key);
        look(region, stackId);
      });
    },
  };
  registerEngine(engine);
  for (const region of world.store.regions(STACKS)) {
    for (const stack of stacks(world, region).values()) if (stack.operation) engine.wake(region, stack.StackId);
  }
  return async () => {
    engine.stopping.abort();
    for (const timer of timers) clearTimeout(timer);
    await Promise.all([...engine.running.values()].map((work) => work.done));
    forgetEngine(world);
  };
}
