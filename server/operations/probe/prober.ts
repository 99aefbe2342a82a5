import "server-only";
import { log } from "@/server/log";
import { metrics } from "@/server/metrics";
import { claimProbes, type ProbeClaim } from "@/server/store/probes/claim-probes";
import type { Probed } from "@/server/store/probes/probe-row";
import { pruneResults, type Retention } from "@/server/store/probes/prune-results";
import { recordResult } from "@/server/store/probes/record-result";
import { switchOffProbe } from "@/server/store/probes/remove-probe";
import { Bell } from "../runner/bell";
import { isKnownGone, runProbe } from "./run-probe";

export interface ProberOptions {
  /** Which AWS this process is connected to. */
  place: string;
  /** Scales intervals and waits; 1 but in tests. */
  waitFactor?: number;
  retention?: Retention;
  /** An environment's probe fails that had not failed, or the other way round. Nobody waits for it. */
  onChange?: (probed: Probed) => void;
}

const LOOK_MS = 1_000;
/** How long a probe may take beyond its timeout before another process makes it. */
const LEASE_MS = 5_000;
const MAX_PARALLEL = 32;
const PRUNE_MS = 5 * 60_000;
/** A day of a probe each 18 s; quicker ones reach less far back. */
const RETENTION: Retention = { ageMs: 86_400_000, most: 5_000 };

/** Makes the probes that are due, and forgets old results. One a process; replicas share the work by the database. */
export class Prober {
  readonly #options: ProberOptions;
  readonly #factor: number;
  readonly #bell = new Bell();
  readonly #recording = new Set<Promise<unknown>>();
  #probing = 0;
  #stopping = false;
  #loop: Promise<void> = Promise.resolve();
  #pruneAt = 0;

  constructor(options: ProberOptions) {
    this.#options = options;
    this.#factor = options.waitFactor ?? 1;
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Looks at once whether something is due. */
  nudge(): void {
    this.#bell.ring();
  }

  /** Answers once it touches the database no more. Probes without an answer yet come to nothing, and are due again. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.ring();
    await this.#loop;
    await Promise.allSettled(this.#recording);
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      try {
        await this.#claim();
        await this.#prune();
      } catch (thrown) {
        log.error({ err: thrown }, "probes could not be taken");
      }
      if (!this.#stopping) await this.#bell.sleep(LOOK_MS * this.#factor);
    }
  }

  async #claim(): Promise<void> {
    const free = MAX_PARALLEL - this.#probing;
    if (free === 0) return;
    const claims = await claimProbes(this.#options.place, free, Math.round(LEASE_MS * this.#factor));
    for (const claim of claims) void this.#probe(claim);
  }

  async #probe(claim: ProbeClaim): Promise<void> {
    const { apiId, stage } = claim;
    const startedAt = performance.now();
    this.#probing++;
    try {
      if (isKnownGone(claim)) return await this.#switchOff(claim);
      const result = await runProbe(claim);
      if (!this.#stopping) await this.#record(claim, result, performance.now() - startedAt);
    } catch (thrown) {
      log.error({ err: thrown, apiId, stage }, "a probe was not recorded");
    } finally {
      // Others may be waiting for the place.
      if (this.#probing-- === MAX_PARALLEL) this.#bell.ring();
    }
  }

  async #switchOff(claim: ProbeClaim): Promise<void> {
    log.info({ apiId: claim.apiId, stage: claim.stage }, "a stage that is gone is probed no more");
    await this.#kept(switchOffProbe(claim));
  }

  async #record(claim: ProbeClaim, result: Awaited<ReturnType<typeof runProbe>>, elapsedMs: number): Promise<void> {
    const intervalMs = claim.settings.intervalSeconds * 1_000 * this.#factor;
    const kept = await this.#kept(recordResult(claim, result, elapsedMs, intervalMs));
    if (!kept) return;
    metrics().probes.inc({ result: result.ok ? "ok" : "failed" });
    if (kept.changed && !this.#stopping) this.#options.onChange?.({ apiId: claim.apiId, stage: claim.stage });
  }

  /** What the end of this process has to wait for. */
  async #kept<T>(recording: Promise<T>): Promise<T> {
    this.#recording.add(recording);
    try {
      return await recording;
    } finally {
      this.#recording.delete(recording);
    }
  }

  async #prune(): Promise<void> {
    if (this.#stopping || performance.now() < this.#pruneAt) return;
    this.#pruneAt = performance.now() + PRUNE_MS * this.#factor;
    await pruneResults(this.#options.retention ?? RETENTION);
  }
}
