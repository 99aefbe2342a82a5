import { describe, expect, it } from "vitest";
import type { Facts } from "../facts";
import { answering, judge, listenerOf, targets } from "../testing/changes";
import { targetFact } from "../testing/facts";

describe("listener rules that may not be read", () => {
  const unread = { code: "aws_denied" as const, message: "Not allowed." };

  it("go on by the default action, and say so", () => {
    const { paths, causes, summary } = judge((f) => {
      listenerOf(f).rulesError = unread;
    });
    expect(causes[0]?.message).toBe(
      "The rules of the listener on port 80 could not be read: Not allowed. Its default action forwards to hello-dev.",
    );
    expect(paths[0]?.hops.map(({ kind, verdict }) => [kind, verdict])).toContainEqual(["targetGroup", "ok"]);
    expect(summary.targets).toEqual({ healthy: 2, total: 2 });
  });

  it("are no failure where the default action answers itself: a rule may forward before it", () => {
    const { causes, summary } = judge((f) => {
      answering({ type: "fixed-response", status: "404" })(f);
      listenerOf(f).rulesError = unread;
    });
    expect(summary.health).toBe("unknown");
    expect(causes[0]).toMatchObject({
      hop: "listener",
      verdict: "unknown",
      message: expect.stringMatching(/answers 404 itself\.$/),
    });
  });

  it("hide no trouble behind them", () => {
    const { summary, causes } = judge((f: Facts) => {
      targets(targetFact("10.0.0.1", "unhealthy", "Target.Timeout"))(f);
      listenerOf(f).rulesError = unread;
    });
    expect(summary.health).toBe("degraded");
    expect(causes.map(({ code }) => code)).toEqual(["targetGroup.allUnhealthy"]);
  });
});
