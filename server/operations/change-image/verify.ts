import "server-only";
import type { ChangeImageInput } from "@/lib/contracts/environment-changes";
import { defineStep, done, type Outcome, wait } from "../definition";
import { look } from "../stage-change/verify-stage";
import { check } from "./check";
import { owedUndo, putBack, retryOf } from "./put-back";

const MAX_LOOKS = 20;
const GOOD_IN_A_ROW = 3;

type Verified = { verified: "probe" | "targets" };

/** The environment answers as its callers see it; else the service goes back. */
export const verify = defineStep<ChangeImageInput, Verified>({
  key: "verify",
  title: ({ stage }) => `Verify ${stage}`,
  after: ["rollout"],
  timeoutMs: 10 * 60_000,
  settles: true,
  retry: retryOf(["check", "register", "update", "rollout"]),
  async run(context): Promise<Outcome<Verified>> {
    const owed = owedUndo(context.memory);
    if (owed !== null) return putBack(context, owed);
    if (context.cancelled) return putBack(context, { why: "cancelled", problem: "" });
    if (context.output(check).desired === 0)
      return done({ verified: "targets" }, "No task is meant to run, so that nothing can answer.");
    const { problem, probed } = await look(context.input);
    const looks = count(context.memory.looks) + 1;
    if (problem === null) {
      if (!probed) return done({ verified: "targets" }, "Targets healthy. No GET path to probe.");
      const good = count(context.memory.good) + 1;
      if (good >= GOOD_IN_A_ROW) return done({ verified: "probe" }, `Answered 2xx ${good} times in a row.`);
      await context.remember({ good, looks });
      return wait(1_000, `Answered 2xx ${good} of ${GOOD_IN_A_ROW} times in a row.`);
    }
    await context.remember({ good: 0, looks });
    if (looks < MAX_LOOKS) return wait(3_000, `${problem} (look ${looks} of ${MAX_LOOKS})`);
    return putBack(context, { why: "failed", problem });
  },
});

const count = (value: unknown): number => (typeof value === "number" ? value : 0);
