import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Gate } from "./gate";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function tasks(gate: Gate, count: number) {
  const begun: number[] = [];
  const finish: (() => void)[] = [];
  const results = Array.from({ length: count }, (_, index) =>
    gate.pass(() => {
      begun.push(index);
      return new Promise<number>((resolve) => finish.push(() => resolve(index)));
    }),
  );
  return { begun, finish, results };
}

test("lets as many begin as there are places, the next when one is done, in order", async () => {
  const { begun, finish, results } = tasks(new Gate(2, 1_000), 4);
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual([0, 1]);
  finish[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual([0, 1, 2]);
  for (let round = 0; round < 2; round++) {
    for (const done of finish) done();
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(await Promise.all(results)).toEqual([0, 1, 2, 3]);
  expect(vi.getTimerCount()).toBe(0);
});

test("what hangs makes room after a while, and frees no second place when it ends", async () => {
  const { begun, finish } = tasks(new Gate(1, 100), 3);
  await vi.advanceTimersByTimeAsync(99);
  expect(begun).toEqual([0]);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual([0, 1]);
  finish[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual([0, 1]);
});

test("a place is given back by what fails", async () => {
  const gate = new Gate(1, 1_000);
  await expect(gate.pass(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await gate.pass(() => Promise.resolve("yes"))).toBe("yes");
});
