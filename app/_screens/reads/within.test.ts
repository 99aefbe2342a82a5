import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { within } from "./within";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(resolve, ms, value));

it("answers what comes in time, and leaves no timer behind", async () => {
  const answer = within(after(100, { read: true }), 150);
  await vi.advanceTimersByTimeAsync(100);
  expect(await answer).toEqual({ read: true });
  expect(vi.getTimerCount()).toBe(0);
});

it("answers undefined for what takes longer, which goes on", async () => {
  const work = after(200, { read: true });
  const answer = within(work, 150);
  await vi.advanceTimersByTimeAsync(150);
  expect(await answer).toBeUndefined();
  await vi.advanceTimersByTimeAsync(50);
  expect(await work).toEqual({ read: true });
});

it("throws a failure that comes in time", async () => {
  await expect(within(Promise.reject(new Error("not found")), 150)).rejects.toThrow("not found");
});

it("a failure that comes too late is nobody's but the work's own", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  const work = after(200, null).then(() => Promise.reject<object>(new Error("late")));
  const answer = within(work, 150);
  await vi.advanceTimersByTimeAsync(250);
  expect(await answer).toBeUndefined();
  await expect(work).rejects.toThrow("late");
  expect(unhandled).not.toHaveBeenCalled();
  process.off("unhandledRejection", unhandled);
});
