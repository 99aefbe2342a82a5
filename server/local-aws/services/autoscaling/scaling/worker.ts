/** The background work of Auto Scaling in one endpoint: tends every group, often while one is changing. */
import type { World } from "../../../world";
import { GROUPS, groups } from "../records";
import { tend } from "./tend";
import { registerWake } from "./wake";

/** Milliseconds between looks. */
const TICK = { changing: 100, calm: 1000 };

/** Answers how to stop it; what is stored stays, and the next start goes on from there. */
export function startWorker(world: World): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const plan = (delay: number) => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => plan(look(world) ? TICK.changing : TICK.calm), delay);
    timer.unref();
  };
  registerWake(world, () => plan(0));
  plan(0);
  return async () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** True while something is under way. One group that cannot be tended must not keep the others from it. */
function look(world: World): boolean {
  let isChanging = false;
  for (const region of world.store.regions(GROUPS)) {
    for (const { name } of groups(world, region).values()) {
      try {
        if (tend(world, region, name)) isChanging = true;
      } catch (error) {
        world.log("autoscaling-error", { group: name, error: error instanceof Error ? error.stack : String(error) });
      }
    }
  }
  return isChanging;
}
