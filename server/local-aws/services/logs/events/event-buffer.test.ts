import { describe, expect, it } from "vitest";
import { EventBuffer, MOST_EVENTS } from "./event-buffer";
import { compare, digits, forwardToken, indexOf, readToken } from "./position";

const event = (timestamp: number, message = String(timestamp)) => ({ timestamp, ingestionTime: 1, message });
const times = (buffer: EventBuffer) => buffer.events().map(({ timestamp }) => timestamp);

describe("a stream's events", () => {
  it("are in order of time, and of arrival where that is the same", () => {
    const buffer = new EventBuffer();
    for (const [timestamp, message] of [
      [5, "a"],
      [3, "b"],
      [5, "c"],
      [4, "d"],
    ] as const)
      buffer.append(event(timestamp, message));
    expect(buffer.events().map(({ message }) => message)).toEqual(["b", "d", "a", "c"]);
  });

  it("are dropped oldest first beyond the bound, a chunk at a time, and never all", () => {
    const buffer = new EventBuffer();
    for (let index = 0; index < MOST_EVENTS + 1; index++) buffer.append(event(index));
    expect(buffer.events()).toHaveLength(MOST_EVENTS + 1 - 200);
    expect(times(buffer)[0]).toBe(200);
    const { changed, dropped } = buffer.takeChanges();
    expect(dropped).toEqual([1]);
    expect(changed.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 2));
  });

  it("are bounded in bytes as well", () => {
    const buffer = new EventBuffer();
    for (let index = 0; index < 1_000; index++) buffer.append(event(index, "x".repeat(20_000)));
    expect(buffer.bytes).toBeLessThan(13 * 1024 * 1024);
    expect(times(buffer).at(-1)).toBe(999);
  });

  it("come back from what was written, and go on counting", () => {
    const buffer = new EventBuffer();
    for (let index = 0; index < 450; index++) buffer.append(event(index));
    const restored = new EventBuffer();
    for (const { number, events } of buffer.takeChanges().changed) restored.restore(number, events);
    expect(restored.events()).toEqual(buffer.events());
    expect(restored.isDirty).toBe(false);
    restored.append(event(450));
    expect(restored.events().at(-1)?.sequence).toBe(451);
    // Only what changed is written again.
    expect(restored.takeChanges().changed.map(({ number, events }) => [number, events.length])).toEqual([[3, 51]]);
    expect(restored.takeChanges()).toEqual({ changed: [], dropped: [] });
  });
});

describe("a position", () => {
  it("survives its token", () => {
    const position = { timestamp: 1_795_362_427_808, sequence: 42 };
    expect(readToken(forwardToken(position))).toEqual({ direction: "forward", position });
    expect(digits(position)).toHaveLength(56);
  });

  it.each(["", "f/", "x/1", `f/${"1".repeat(55)}`, `f/${"a".repeat(56)}`])("is not in %j", (token) => {
    expect(() => readToken(token)).toThrow("The specified nextToken is invalid.");
  });

  it("is found among many", () => {
    const buffer = new EventBuffer();
    for (let index = 0; index < 1_000; index++) buffer.append(event(index * 2));
    const events = buffer.events();
    for (const timestamp of [0, 1, 2, 999, 1_998, 5_000]) {
      const linear = events.findIndex((one) => compare(one, { timestamp, sequence: 0 }) >= 0);
      expect(indexOf(events, { timestamp, sequence: 0 })).toBe(linear < 0 ? 1_000 : linear);
    }
  });
});
