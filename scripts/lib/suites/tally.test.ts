import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lastLine, runSuites, sum, tally } from "./tally.mjs";

beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

describe("runSuites", () => {
  it("runs one after the other and adds up", async () => {
    const order: string[] = [];
    const suite = (name: string, passed: number, failed: number) => [
      name,
      async () => {
        order.push(name);
        return tally(passed, failed);
      },
    ];
    const result = await runSuites([suite("a", 3, 0), suite("b", 0, 1), suite("c", 2, 0)]);
    expect(order).toEqual(["a", "b", "c"]);
    expect(lastLine(result)).toBe("5 passed, 1 failed");
  });

  it("counts a suite that breaks off as a failure and goes on", async () => {
    const broken = async () => {
      throw new Error("no browser");
    };
    const result = await runSuites([
      ["broken", broken],
      ["fine", async () => tally(1, 0)],
    ]);
    expect(result).toEqual({ passed: 1, failed: 1 });
  });
});

it("nothing adds up to nothing", () => expect(lastLine(sum([]))).toBe("0 passed, 0 failed"));
