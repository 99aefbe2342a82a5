import "server-only";
import { randomUUID } from "node:crypto";
import type { AppError } from "@/lib/contracts/errors";
import type { OperationKind } from "@/lib/contracts/operations";
import { log } from "@/server/log";
import { openDatabase } from "@/server/store/connection/database";
import { releaseAllLocks } from "@/server/store/locks/lock";
import { claimOperation, releaseAllLeases, renewLease } from "@/server/store/operations/claim-operation";
import { finishOperation } from "@/server/store/operations/finish-operation";
import type { Definition } from "../definition";
import { Bell } from "./bell";
import { drive } from "./drive";
import type { Held } from "./run-step";

export interface RunnerOptions {
  definitions: Partial<Record<OperationKind, Definition<unknown>>>;
  /** Scales waits; 1 but in tests. */
  waitFactor?: number;
}

const UNREADABLE: AppError = {
  code: "internal",
  message: "This version of Stageway cannot read the operation, which another version began.",
  remedy: "Start it again from its form; what exists already is found.",
};
const LEASE_MS = 6_000;
const RENEW_MS = 2_000;
const LOOK_MS = 1_000;
const MAX_PARALLEL = 16;
const STOP_MS = 10_000;

/** Carries out operations: claims what nobody holds, drives it, keeps the lease. One a process. */
export class Runner {
  readonly #owner = `${process.pid}-${randomUUID().slice(0, 8)}`;
  readonly #held = new Map<string, { held: Held; bell: Bell; end: Promise<void> }>();
  readonly #bell = new Bell();
  readonly #options: RunnerOptions;
  #stopping = false;
  #loop: Promise<void> | null = null;
  #renewal: NodeJS.Timeout | null = null;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Begins, with what an earlier process left unfinished first. */
  async start(): Promise<void> {
    // Nobody else can be alive on an exclusive database, so there is no lease or lock to wait for.
    if ((await openDatabase()).exclusive) await Promise.all([releaseAllLeases(), releaseAllLocks()]);
    this.#renewal = setInterval(() => void this.#renewAll(), RENEW_MS);
    this.#loop = this.#run();
  }

  /** Looks for work at once; with an id, also at that operation (its status has changed). */
  nudge(operationId?: string): void {
    if (operationId !== undefined) this.#held.get(operationId)?.bell.ring();
    this.#bell.ring();
  }

  /** Lets the steps under way finish, begins nothing, and lets go: the next start goes on at once. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.ring();
    for (const { bell } of this.#held.values()) bell.ring();
    const ends = [...this.#held.values()].map(({ end }) => end);
    const timer = new Bell();
    await Promise.race([Promise.all([...ends, this.#loop]), timer.sleep(STOP_MS)]);
    timer.ring();
    if (this.#renewal !== null) clearInterval(this.#renewal);
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      try {
        while (this.#held.size < MAX_PARALLEL && !this.#stopping && (await this.#claimOne()));
      } catch (thrown) {
        log.error({ err: thrown }, "claiming operations");
      }
      if (!this.#stopping) await this.#bell.sleep(LOOK_MS);
    }
  }

  async #claimOne(): Promise<boolean> {
    const claim = await claimOperation(this.#owner, LEASE_MS);
    if (claim === null) return false;
    const { lease, row } = claim;
    const waitFactor = this.#options.waitFactor ?? 1;
    const held = { lease, row, input: row.input, since: Date.now(), waitFactor, cancelled: false };
    const bell = new Bell();
    this.#held.set(row.id, { held, bell, end: this.#carryOut(held, bell) });
    return true;
  }

  async #carryOut(held: Held, bell: Bell): Promise<void> {
    const { row, lease } = held;
    log.info({ operation: row.id, kind: row.kind, fence: lease.fence }, "operation taken");
    try {
      const definition = this.#definitionOf(held);
      if (definition === null) await finishOperation(lease, "failed", UNREADABLE);
      else await drive({ ...held, input: definition.parse(row.input) }, definition, bell, () => this.#stopping);
    } catch (thrown) {
      // The database failed, not a step. The lease runs out, and the operation is taken up again.
      log.error({ err: thrown, operation: row.id }, "operation interrupted");
    } finally {
      this.#held.delete(row.id);
      this.#bell.ring();
    }
  }

  /** Null: kept by another version of Stageway, in a form that this one does not know. */
  #definitionOf({ row }: Held): Definition<unknown> | null {
    try {
      const definition = this.#options.definitions[row.kind];
      definition?.parse(row.input);
      return definition ?? null;
    } catch (thrown) {
      log.error({ err: thrown, operation: row.id }, "input not readable");
      return null;
    }
  }

  async #renewAll(): Promise<void> {
    for (const { held, bell } of this.#held.values()) {
      try {
        if (!(await renewLease(held.lease, LEASE_MS))) bell.ring();
      } catch (thrown) {
        log.warn({ err: thrown, operation: held.row.id }, "lease not renewed");
      }
    }
  }
}
