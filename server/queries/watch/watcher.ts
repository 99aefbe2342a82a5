import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/server/log";
import { lookAt, lookAtEverything, type WatchedEnvironment } from "./look";

const MOST_AT_ONCE = 5;

/** Looks at everything now and then, so that the history has no holes where nobody has a page open. One a process. */
export class Watcher {
  readonly #end = new AbortController();
  readonly #looking = new Set<string>();

  /** @param everyMs from the end of one look to the beginning of the next. */
  start(everyMs: number): void {
    void this.#run(everyMs).catch((thrown: unknown) => {
      if (!this.#end.signal.aborted) log.error({ err: thrown }, "nobody watches any more");
    });
  }

  /** At one environment, at once. Where too many change together, the next look at everything has the others. */
  look(environment: WatchedEnvironment): void {
    const { apiId, stage } = environment;
    const key = `${apiId}/${stage}`;
    if (this.#end.signal.aborted || this.#looking.has(key) || this.#looking.size === MOST_AT_ONCE) return;
    this.#looking.add(key);
    lookAt(environment, this.#end.signal)
      .catch((thrown: unknown) => {
        if (!this.#end.signal.aborted) log.warn({ err: thrown, apiId, stage }, "a look at an environment failed");
      })
      .finally(() => this.#looking.delete(key));
  }

  /** Begins nothing more. A look under way comes to nothing: nobody has to wait for AWS. */
  stop(): void {
    this.#end.abort();
  }

  async #run(everyMs: number): Promise<void> {
    const { signal } = this.#end;
    const looked = new Map<string, number>();
    while (!signal.aborted) {
      await sleep(everyMs, undefined, { signal });
      await lookAtEverything(looked, signal).catch((thrown: unknown) => {
        if (!signal.aborted) log.warn({ err: thrown }, "a look at everything failed");
      });
    }
  }
}
