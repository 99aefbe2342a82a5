import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Scheduler } from "./scheduler";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});

afterEach(() => {
  vi.useRealTimers();
});

const now = () => Date.now();

test("runs jobs when they are due, in order, with one timer", () => {
  const ran: string[] = [];
  const scheduler = new Scheduler(now);
  for (const at of [300, 100, 200]) scheduler.schedule(`at ${at}`, at, () => void ran.push(`${at}@${now()}`));
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(150);
  expect(ran).toEqual(["100@100"]);
  vi.advanceTimersByTime(1_000);
  expect(ran).toEqual(["100@100", "200@200", "300@300"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a job of the same key replaces the one before; a cancelled one does not run", () => {
  const ran: string[] = [];
  const scheduler = new Scheduler(now);
  scheduler.schedule("a", 100, () => void ran.push("old"));
  scheduler.schedule("a", 200, () => void ran.push("new"));
  scheduler.schedule("b", 100, () => void ran.push("b"));
  scheduler.cancel("b");
  vi.advanceTimersByTime(1_000);
  expect(ran).toEqual(["new"]);
  expect(scheduler.size).toBe(0);
});

test("a job may schedule itself again", () => {
  let runs = 0;
  const scheduler = new Scheduler(now);
  const again = () => {
    runs++;
    scheduler.schedule("again", now() + 1_000, again);
  };
  scheduler.schedule("again", 0, again);
  vi.advanceTimersByTime(5_000);
  expect(runs).toBe(6);
  scheduler.stop();
  vi.advanceTimersByTime(5_000);
  expect(runs).toBe(6);
});

test("what falls due together is begun in slices, and all of it", () => {
  let runs = 0;
  const scheduler = new Scheduler(now);
  for (let job = 0; job < 1_000; job++) scheduler.schedule(`job ${job}`, 10, () => void runs++);
  vi.advanceTimersByTime(10);
  expect(runs).toBeGreaterThan(0);
  expect(runs).toBeLessThan(1_000);
  vi.advanceTimersByTime(500);
  expect(runs).toBe(1_000);
});

test("any order of scheduling runs by time", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 }), (times) => {
      let clock = 0;
      const ran: number[] = [];
      const scheduler = new Scheduler(() => clock);
      times.forEach((at, index) => {
        scheduler.schedule(String(index), at, () => void ran.push(at));
      });
      for (clock = 0; clock <= 50; clock++) scheduler.runDue();
      expect(ran).toEqual([...times].sort((a, b) => a - b));
      scheduler.stop();
    }),
  );
});
