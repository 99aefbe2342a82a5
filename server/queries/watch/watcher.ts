import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { withAttention } from "@/server/inventory";
import { log } from "@/server/log";
import { lookAt, lookAtEverything, type WatchedEnvironment } from "./look";
import { lookAtStopped } from "./look-at-stopped";

const MOST_AT_ONCE = 5;
/** Well within the hour in which ECS tells of a stopped task, so that one look may fail. */
const STOPPED_EVERY_MS = 15 * 60_000;

/** Looks at everything now and then, so that the history has no holes where nobody has a page open. One a process. */
export class Watcher {
  readonly #end = new AbortController();
  readonly #looking = new Set<string>();

  /** @param everyMs from the end of one look to the beginning of the next; likewise of those at stopped tasks. */
  start(everyMs: number, stoppedEveryMs = STOPPED_EVERY_MS): void {
    const { signal } = this.#end;
    const looked = new Map<string, number>();
    this.#repeat("everything", everyMs, everyMs, () => lookAtEverything(looked, signal));
    this.#repeat("stopped tasks", Math.min(everyMs, stoppedEveryMs), stoppedEveryMs, () => lookAtStopped(signal));
  }

  /** At one environment, at once. Where too many change together, the next look at everything has the others. */
  look(environment: WatchedEnvironment): void {
    const { apiId, stage } = environment;
    const key = `${apiId}/${stage}`;
    if (this.#end.signal.aborted || this.#looking.has(key) || this.#looking.size === MOST_AT_ONCE) return;
    this.#looking.add(key);
    withAttention("history", () => lookAt(environment, this.#end.signal))
      .catch((thrown: unknown) => {
        if (!this.#end.signal.aborted) log.warn({ err: thrown, apiId, stage }, "a look at an environment failed");
      })
      .finally(() => this.#looking.delete(key));
  }

  /** Begins nothing more. A look under way comes to nothing: nobody has to wait for AWS. */
  stop(): void {
    this.#end.abort();
  }

  #repeat(what: string, firstMs: number, everyMs: number, look: () => Promise<void>): void {
    const { signal } = this.#end;
    const run = async () => {
      for (let pause = firstMs; !signal.aborted; pause = everyMs) {
        await sleep(pause, undefined, { signal });
        await look().catch((thrown: unknown) => {
          if (!signal.aborted) log.warn({ err: thrown }, `a look at ${what} failed`);
        });
      }
    };
    void withAttention("history", run).catch((thrown: unknown) => {
      if (!signal.aborted) log.error({ err: thrown }, `nobody looks at ${what} any more`);
    });
  }
}
