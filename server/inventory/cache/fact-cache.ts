import type { Fact } from "@/lib/domain/facts";
import { toAwsFailure } from "@/server/aws/errors";
import { type Haste, hasten, type Turn } from "../budget/turn";
import { type Demand, HASTE } from "./demand";
import { type CachedFamily, covers, type FactKey, familyOf, type Mark } from "./keys";
import { areFew, type RefreshRule } from "./refresh-rules";
import { Silence } from "./silence";

/** How a family is. */
export interface FamilyState {
  family: CachedFamily;
  facts: number;
  /** Facts whose latest read failed. */
  failing: number;
  /** Of the oldest value; undefined where nothing is held, or nothing that could grow old. */
  oldestMs?: number;
}

interface Run {
  seq: number;
  silence: Silence;
  turn: Turn;
  done: Promise<void>;
}

/** Asks AWS when it is its turn, and tells of each call when it is on its way and when it has ended. `last`: what was read before. */
export type Read<T> = (turn: Turn, silence: Silence, last: T | undefined) => Promise<T>;

interface Entry {
  fact: Fact<unknown>;
  /** Sequence number of the read that is behind `fact`, or of the mark that spoilt it. */
  readSeq: number;
  dirtySeq: number;
  readAt: number;
  firstAskedAt: number;
  askedAt: number;
  failures: number;
  /** No retry before: a failing family is not hammered. */
  retryAt: number;
  running?: Run;
}

/** A call that has no answer after this is longer under way than AWS takes; it is given up only later. */
const SILENT_MS = 5_000;

/** Facts that nobody asked for so long are forgotten. */
const FORGET_MS = 10 * 60_000;

/** Facts by key: coalesces reads, serves while refreshing, keeps what a failing read would have replaced. */
export class FactCache {
  private readonly entries = new Map<FactKey, Entry>();
  /** How many of each family there are. */
  private readonly counts = new Map<CachedFamily, number>();
  private sequence = 0;
  private sweptAt = 0;

  constructor(
    private readonly rules: Record<CachedFamily, RefreshRule>,
    private readonly clock: () => number = Date.now,
    private readonly random: () => number = Math.random,
  ) {}

  /** A number later than every read and mark before it. */
  next(): number {
    return ++this.sequence;
  }

  touch(...marks: Mark[]): void {
    const dirtySeq = this.next();
    for (const [key, entry] of this.entries) {
      if (marks.some((mark) => covers(mark, key))) entry.dirtySeq = dirtySeq;
    }
  }

  /** As `touch`, but many readers that find out the same at once cause one read: what is marked already stays as it is. */
  renew(...keys: FactKey[]): void {
    this.touch(...keys.filter((key) => !this.isMarked(this.entries.get(key))));
  }

  private isMarked(entry: Entry | undefined): boolean {
    return entry !== undefined && entry.dirtySeq > entry.readSeq;
  }

  /** The fact under a key; `read` asks AWS for it. Never throws: a failure stands in the fact. */
  async get<T>(key: FactKey, read: Read<T>, demand: Demand): Promise<Fact<T>> {
    const rule = this.rules[familyOf(key)];
    const entry = this.entry(key);
    entry.askedAt = this.clock();
    const needed = Math.max(entry.dirtySeq, Number.isFinite(rule.freshMs) ? demand.since : 0);
    const wait = this.mustWait(entry, rule, needed);
    if (wait === "no" && !this.isDue(entry, key, demand)) return this.answer<T>(entry, rule);
    const { waiting, due } = HASTE[demand.interest ?? "list"];
    const reading: Read<unknown> = (turn, silence, last) => read(turn, silence, last as T);
    const done = this.refresh(entry, reading, { needed, haste: wait === "no" ? due : waiting }, rule);
    if (wait === "forever") await done;
    if (wait === "patiently") await this.until(done, demand.deadline);
    if (wait === "briefly") await this.until(done, demand.staleDeadline);
    if (wait === "no" && demand.dueDeadline) await this.until(done, demand.dueDeadline);
    return this.answer<T>(entry, rule);
  }

  /** What is held under a key, without asking AWS and without counting as asked for; nothing that a write has spoilt. */
  held<T>(key: FactKey): Fact<T> {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.readSeq === 0 || this.isMarked(entry)) return {};
    return this.answer<T>(entry, this.rules[familyOf(key)]);
  }

  private mustWait(entry: Entry, rule: RefreshRule, needed: number): "no" | "briefly" | "patiently" | "forever" {
    // An operation decides upon it, or a write spoilt it: an old answer would be a wrong one.
    if (entry.readSeq < needed) return entry.readSeq === 0 ? "patiently" : "forever";
    if (this.clock() < entry.retryAt) return "no";
    if (entry.fact.value === undefined) return "patiently";
    // Very old, and nobody is reading it: it was idle. What is being read is as new as the budget allows.
    return this.clock() - entry.readAt > rule.staleMs && entry.running === undefined ? "briefly" : "no";
  }

  private isDue(entry: Entry, key: FactKey, { freshAtMostMs, earlyMs = 0 }: Demand): boolean {
    const now = this.clock();
    return now >= entry.retryAt && now >= this.dueOf(entry, key, freshAtMostMs) - earlyMs;
  }

  private dueOf({ fact, readAt, retryAt }: Entry, key: FactKey, freshAtMostMs = Number.POSITIVE_INFINITY): number {
    if (fact.value === undefined) return retryAt;
    const dueMs = this.rules[familyOf(key)].dueMs(this.countOf(key));
    return Math.max(retryAt, readAt + (Number.isFinite(dueMs) ? Math.min(dueMs, freshAtMostMs) : dueMs));
  }

  /** Whether there are few facts of its family. */
  isOneOfFew(key: FactKey): boolean {
    return areFew(this.countOf(key));
  }

  private countOf(key: FactKey): number {
    return this.counts.get(familyOf(key)) ?? 1;
  }

  /** When the fact under a key is due again, by the clock; while it is being read: now. */
  dueAt(key: FactKey, freshAtMostMs?: number): number {
    const entry = this.entries.get(key);
    return entry === undefined || entry.running ? this.clock() : this.dueOf(entry, key, freshAtMostMs);
  }

  /** Joins the running read if that began late enough, else starts one. */
  private refresh(
    entry: Entry,
    read: Read<unknown>,
    { needed, haste }: { needed: number; haste: Haste },
    rule: RefreshRule,
  ): Promise<void> {
    if (entry.running && entry.running.seq >= needed) {
      hasten(entry.running.turn, haste);
      return entry.running.done;
    }
    const begun = { seq: this.next(), silence: new Silence(this.clock), turn: { haste } };
    const run = { ...begun, done: this.run(entry, read, begun, rule) };
    entry.running = run;
    run.done.then(() => {
      if (entry.running === run) entry.running = undefined;
    });
    return run.done;
  }

  private async run(
    entry: Entry,
    read: Read<unknown>,
    { seq, silence, turn }: Omit<Run, "done">,
    rule: RefreshRule,
  ): Promise<void> {
    const startedAt = this.clock();
    try {
      const value = await read(turn, silence, entry.fact.value);
      // A read that began later has answered already: this one is older.
      if (seq < entry.readSeq) return;
      entry.fact = { value, at: new Date(startedAt).toISOString() };
      Object.assign(entry, { readSeq: seq, readAt: startedAt, failures: 0, retryAt: 0 });
    } catch (thrown) {
      if (seq < entry.readSeq) return;
      this.fail(entry, thrown, { seq, silence }, rule);
    }
  }

  private fail(entry: Entry, thrown: unknown, { seq, silence }: Pick<Run, "seq" | "silence">, rule: RefreshRule): void {
    const { code, message, retryAfterMs = 0, partial } = toAwsFailure(thrown, "read");
    const since = entry.fact.error?.since ?? new Date(silence.since ?? this.clock()).toISOString();
    entry.fact = { ...this.shown(entry, code, rule, partial), error: { code, message, since } };
    entry.failures += 1;
    entry.readSeq = seq;
    // Jittered: what failed together need not come back together.
    const pause = pauseMs(code, entry.failures, rule) * (0.75 + this.random() / 2);
    entry.retryAt = this.clock() + Math.max(pause, retryAfterMs);
  }

  /** What stands beside an error: the last value; once that is doubtful, rather what could be read this time. */
  private shown(
    { fact: { value, at }, readAt }: Entry,
    code: string,
    { doubtfulMs }: RefreshRule,
    partial: readonly unknown[] | undefined,
  ): Fact<unknown> {
    // What is gone has no last value to show.
    if (code === "not_found") return {};
    const now = this.clock();
    return partial && now - readAt > doubtfulMs ? { value: partial, at: new Date(now).toISOString() } : { value, at };
  }

  private async until(done: Promise<void>, deadline: number): Promise<void> {
    const left = deadline - this.clock();
    if (left <= 0) return;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.min(left, 2 ** 31 - 1));
    });
    await Promise.race([done, patience]);
    clearTimeout(timer);
  }

  private answer<T>(entry: Entry, rule: RefreshRule): Fact<T> {
    const fact = entry.fact as Fact<T>;
    if (fact.value === undefined && fact.error === undefined) {
      return { awaitedSince: new Date(entry.firstAskedAt).toISOString() };
    }
    const error = fact.error ?? this.silenceOf(entry);
    const doubtful = error !== undefined && this.clock() - entry.readAt > rule.doubtfulMs;
    return doubtful && fact.value !== undefined ? { ...fact, error, doubtful } : fact;
  }

  /** A read that hangs has not failed yet: what it would have replaced is not known to hold all the same. */
  private silenceOf({ running }: Entry): Fact<unknown>["error"] {
    const since = running?.silence.since;
    if (since === undefined || this.clock() - since <= SILENT_MS) return undefined;
    return { code: "aws_unreachable", message: "AWS does not answer.", since: new Date(since).toISOString() };
  }

  /** How each family that is held is. */
  families(): FamilyState[] {
    const states = new Map<CachedFamily, FamilyState>();
    for (const [key, { fact, readAt }] of this.entries) {
      const family = familyOf(key);
      const state = states.get(family) ?? { family, facts: 0, failing: 0 };
      states.set(family, state);
      state.facts += 1;
      if (fact.error) state.failing += 1;
      if (fact.value === undefined || readAt === 0 || !Number.isFinite(this.rules[family].freshMs)) continue;
      state.oldestMs = Math.max(state.oldestMs ?? 0, this.clock() - readAt);
    }
    return [...states.values()];
  }

  private entry(key: FactKey): Entry {
    this.sweep();
    const known = this.entries.get(key);
    if (known) return known;
    const blank = { readSeq: 0, dirtySeq: 0, readAt: 0, askedAt: this.clock(), failures: 0, retryAt: 0 };
    const made: Entry = { fact: {}, firstAskedAt: blank.askedAt, ...blank };
    this.entries.set(key, made);
    this.count(key, 1);
    return made;
  }

  private sweep(): void {
    const now = this.clock();
    if (now - this.sweptAt < FORGET_MS / 10) return;
    this.sweptAt = now;
    for (const [key, entry] of this.entries) {
      if (now - entry.askedAt <= FORGET_MS) continue;
      this.entries.delete(key);
      this.count(key, -1);
    }
  }

  private count(key: FactKey, change: 1 | -1): void {
    const family = familyOf(key);
    this.counts.set(family, (this.counts.get(family) ?? 0) + change);
  }
}

/** Doubles from half a second to half a minute; what is not offered will not change soon. */
function pauseMs(code: string, failures: number, rule: RefreshRule): number {
  if (code === "not_found") return Math.min(rule.freshMs, 5_000);
  const most = code === "aws_unsupported" ? 300_000 : 30_000;
  return code === "aws_unsupported" ? most : Math.min(most, 500 * 2 ** (failures - 1));
}
