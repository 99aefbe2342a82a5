/** How handlers wake the worker of their endpoint. */
import type { World } from "../../../world";

const running = new WeakMap<World, () => void>();

export function registerWake(world: World, wake: () => void): void {
  running.set(world, wake);
}

/** Something has changed that the worker has to see to. */
export function wakeWorker(world: World): void {
  running.get(world)?.();
}
