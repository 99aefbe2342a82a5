import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/server/log";
import { lookAtEverything } from "./look";

/** Looks at everything now and then, so that the history has no holes where nobody has a page open. One a process. */
export class Watcher {
  readonly #end = new AbortController();

  /** @param everyMs from the end of one look to the beginning of the next. */
  start(everyMs: number): void {
    void this.#run(everyMs).catch((thrown: unknown) => {
      if (!this.#end.signal.aborted) log.error({ err: thrown }, "nobody watches any more");
    });
  }

  /** Begins nothing more. A look under way comes to nothing: nobody has to wait for AWS. */
  stop(): void {
    this.#end.abort();
  }

  async #run(everyMs: number): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      await sleep(everyMs, undefined, { signal });
      await lookAtEverything(signal).catch((thrown: unknown) => {
        if (!signal.aborted) log.warn({ err: thrown }, "a look at everything failed");
      });
    }
  }
}
