/** What the background work of one endpoint shares, and how handlers wake it. */
import type { Runtime } from "../../runtime/runtime";
import type { World } from "../../world";
import type { LivePod } from "./lifecycle/pods";
import type { News } from "./scheduler/news";

/** Milliseconds. Real enough for every state to be seen, quick enough not to be waited for. */
export interface Pace {
  /** The least time in each state of a task's life. */
  transition: number;
  /** How long a task without a load balancer has to run before it counts as healthy. */
  stable: number;
  /** Between looks while tasks change, while a deployment is under way, and when all is calm. */
  tick: { changing: number; deploying: number; calm: number };
}

export const DEFAULT_PACE: Pace = {
  transition: 150,
  stable: 500,
  tick: { changing: 75, deploying: 250, calm: 1000 },
};

export interface Ecs {
  readonly world: World;
  readonly runtime: Runtime;
  readonly pace: Pace;
  /** What runs now, by task ARN. Not stored: after a restart tasks are started again. */
  readonly pods: Map<string, LivePod>;
  /** By the ARN of a container instance: takes its addresses out of the network. */
  readonly hosts: Map<string, () => void>;
  /** What services have to say at the end of this look. */
  readonly news: News[];
  /** Errors already logged, with the time. */
  readonly complaints: Map<string, number>;
  /** Has the scheduler look soon, not at its next round. */
  wake(): void;
}

const running = new WeakMap<World, Ecs>();

export function register(ecs: Ecs): void {
  running.set(ecs.world, ecs);
}

/** For handlers: something has changed that the scheduler has to see to. */
export function wakeScheduler(world: World): void {
  running.get(world)?.wake();
}
