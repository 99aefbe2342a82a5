import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { SightingKind, Since } from "@/lib/contracts/history";
import type { TaskFact } from "@/lib/domain/facts";
import type { Observation } from "@/lib/domain/history/observation";
import { log } from "../log";
import { pruneHistory } from "../store/history/prune-history";
import { type OpenSighting, recordSightings, type Seen } from "../store/history/record-sightings";
import { keepStoppedTasks } from "../store/history/stopped-tasks";

interface Known {
  key: string;
  since: Since;
  /** When it was seen last, and as the database has it. */
  seenAt: number;
  keptAt: number;
}

/** That a state goes on is written so often; well below `MOST_GAP_MS`. */
const KEEP_EVERY_MS = 60_000;
const PRUNE_EVERY_MS = 10 * 60_000;
/** The embedded database works in this very thread: small batches with a rest between them hold up no answer for long. */
const BATCH = 50;
const REST_MS = 20;
const MOST_TASKS_KNOWN = 20_000;

/** Keeps what readers see, beside their answers. What is known already costs a look into a map. */
export class Recorder {
  readonly #known = new Map<string, Known>();
  readonly #waiting = new Map<string, Observation>();
  readonly #keptTasks = new Set<string>();
  readonly #waitingTasks = new Map<string, TaskFact>();
  #running: Promise<void> | null = null;
  #prunedAt = 0;

  /** Never throws, and does not wait: what cannot be kept now is kept when it is seen again. */
  observe(observations: readonly Observation[], stopped: readonly TaskFact[]): void {
    for (const each of observations) this.#see(each);
    for (const task of stopped) {
      if (task.lastStatus === "STOPPED" && !this.#keptTasks.has(task.arn)) this.#waitingTasks.set(task.arn, task);
    }
    this.#start();
  }

  /** Since when a subject is in this state; undefined: it has not been kept yet. */
  since(kind: SightingKind, subject: string, key: string): Since | undefined {
    const known = this.#known.get(`${kind} ${subject}`);
    return known?.key === key ? known.since : undefined;
  }

  /** What was seen up to now is in the database when this has answered. */
  async flush(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #see(each: Observation): void {
    const id = `${each.kind} ${each.subject}`;
    const known = this.#known.get(id);
    if (known && each.at <= known.seenAt) return;
    if (known?.key === each.key && each.at - known.keptAt < KEEP_EVERY_MS) known.seenAt = each.at;
    else this.#waiting.set(id, each);
  }

  #start(): void {
    if (this.#running || this.#waiting.size + this.#waitingTasks.size === 0) return;
    this.#running = this.#run()
      .catch((thrown: unknown) => this.#giveUp(thrown))
      .finally(() => {
        this.#running = null;
        this.#start();
      });
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      await sleep(REST_MS);
      await this.#keep(first(this.#waiting));
    }
    while (this.#waitingTasks.size > 0) {
      await sleep(REST_MS);
      await this.#keepTasks(first(this.#waitingTasks));
    }
    await this.#prune();
  }

  /** It is all seen again soon, if somebody is still looking. */
  #giveUp(thrown: unknown): void {
    log.warn({ err: thrown }, "history not kept");
    this.#waiting.clear();
    this.#waitingTasks.clear();
  }

  async #keep(batch: Observation[]): Promise<void> {
    // What is seen from now on belongs to the next batch.
    for (const { kind, subject } of batch) this.#waiting.delete(`${kind} ${subject}`);
    const open = new Map(
      (await recordSightings(batch.map((each) => this.#withBefore(each)))).map((one) => [
        `${one.kind} ${one.subject}`,
        one,
      ]),
    );
    for (const each of batch) {
      const found = open.get(`${each.kind} ${each.subject}`);
      if (found) this.#remember(each, found);
    }
  }

  /** The database hears only now and then that a state goes on; that it went on until just now it hears at its end. */
  #withBefore(each: Observation): Seen {
    const known = this.#known.get(`${each.kind} ${each.subject}`);
    return known && known.key !== each.key ? { ...each, before: { key: known.key, at: known.seenAt } } : each;
  }

  /** Another replica may know better: then its sighting counts. */
  #remember({ kind, subject, at }: Observation, { key, from, exact }: OpenSighting): void {
    const since = { from: from.toISOString(), exact };
    this.#known.set(`${kind} ${subject}`, { key, since, seenAt: at, keptAt: at });
  }

  async #keepTasks(batch: TaskFact[]): Promise<void> {
    for (const { arn } of batch) this.#waitingTasks.delete(arn);
    await keepStoppedTasks(batch);
    if (this.#keptTasks.size > MOST_TASKS_KNOWN) this.#keptTasks.clear();
    for (const { arn } of batch) this.#keptTasks.add(arn);
  }

  async #prune(): Promise<void> {
    const now = Date.now();
    if (now - this.#prunedAt < PRUNE_EVERY_MS) return;
    this.#prunedAt = now;
    for (const [id, { seenAt }] of this.#known) if (now - seenAt > PRUNE_EVERY_MS) this.#known.delete(id);
    await pruneHistory();
  }
}

function first<T>(waiting: ReadonlyMap<string, T>): T[] {
  const batch: T[] = [];
  for (const each of waiting.values()) if (batch.push(each) === BATCH) break;
  return batch;
}
