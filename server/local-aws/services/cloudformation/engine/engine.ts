/** What runs for one endpoint: the work on resources that is under way, and how a stack is looked at again. */
import type { World } from "../../../world";

/** One resource being made, changed or removed. */
export interface Work {
  /** Asks it to end at its next look. */
  cancelled: boolean;
  /** On whose behalf: see `phases/turn.ts`. */
  turn: string;
  done: Promise<void>;
}

export interface Engine {
  readonly world: World;
  /** By resource or leftover key. Not stored: after a restart it is begun again from the records. */
  readonly running: Map<string, Work>;
  /** Ends waiting when the endpoint stops. */
  readonly stopping: AbortController;
  /** Looks at a stack that has an operation. */
  wake(region: string, stackId: string): void;
  /** Looks at it at a moment, ms since the epoch. */
  wakeAt(region: string, stackId: string, at: number): void;
}

const engines = new WeakMap<World, Engine>();

export function registerEngine(engine: Engine): void {
  engines.set(engine.world, engine);
}

export function forgetEngine(world: World): void {
  engines.delete(world);
}

/** For handlers: a stack has an operation that has to be seen to. */
export function wakeEngine(world: World, region: string, stackId: string): void {
  engines.get(world)?.wake(region, stackId);
}
