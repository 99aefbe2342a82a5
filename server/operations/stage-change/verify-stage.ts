import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { judgeEnvironment } from "@/lib/domain/environment";
import { indexFacts } from "@/lib/domain/facts";
import { invokeUrl } from "@/server/aws/invoke-url";
import { inventory } from "@/server/inventory";
import { done, type Outcome, type Retry, type StepContext, wait } from "../definition";
import { getOnce, isGood } from "../probe/get-once";
import { putBack } from "./put-back";
import type { Before, Change, StageTarget, Undo } from "./target";

/** API Gateway serves a change within seconds; a stage must not stand broken for longer than this while we look. */
const MAX_LOOKS = 20;
const LOOK_MS = 3_000;
const MAX_LOOKING_MS = 4 * 60_000;
const GOOD_IN_A_ROW = 3;

const NOTHING_WRITTEN = { addedVariables: [], variables: {}, removedVariables: [] };

type Verified = { verified: "probe" | "targets" };
/** `null`: all is well. `probed`: false when there was nothing to call. */
export interface Look {
  problem: string | null;
  probed: boolean;
}

/**
 * Looks whether the stage does what it should: targets healthy, and its probe answers three times in a row. If not, or when
 * it is cancelled, what the stage served before is put back. That it is being put back is remembered first: after a crash or
 * a retry it must not be judged again.
 */
export async function verifyStage(
  context: StepContext<unknown>,
  target: StageTarget,
  before: Before,
  change: Change,
): Promise<Outcome<Verified>> {
  const owed = owedUndo(context.memory);
  if (owed !== null) return restore(context, target, before, change, owed);
  if (context.cancelled) return giveUp(context, target, before, change, { why: "cancelled", problem: UNVERIFIED });
  const looks = count(context.memory.looks) + 1;
  const { problem, probed } = await look(target);
  if (problem === null) {
    if (!probed) return done({ verified: "targets" }, "Targets healthy. No GET path to probe, so it was not called.");
    const good = count(context.memory.good) + 1;
    if (good >= GOOD_IN_A_ROW)
      return done({ verified: "probe" }, `Targets healthy; answered 2xx ${good} times in a row.`);
    await context.remember({ good, looks });
    return wait(LOOK_MS / 3, `Answered 2xx ${good} of ${GOOD_IN_A_ROW} times in a row.`);
  }
  await context.remember({ good: 0, looks });
  if (looks < MAX_LOOKS && context.elapsedMs < MAX_LOOKING_MS)
    return wait(LOOK_MS, `${problem} (look ${looks} of ${MAX_LOOKS})`);
  return giveUp(context, target, before, change, { why: "failed", problem });
}

/** For a retry: what is owed is put back first, and no more; once it is, everything begins anew. */
export function retryVerification(memory: Record<string, unknown>): Retry {
  if (memory.settled === true) return { redo: ["check", "restore-point", "move"], memory: {} };
  const undo = owedUndo(memory);
  return { redo: [], memory: undo === null ? {} : { undo } };
}

async function giveUp(
  context: StepContext<unknown>,
  target: StageTarget,
  before: Before,
  change: Change,
  undo: Undo,
): Promise<never> {
  await context.remember({ undo });
  return restore(context, target, before, change, undo);
}

async function restore(
  context: StepContext<unknown>,
  target: StageTarget,
  before: Before,
  change: Change,
  undo: Undo,
): Promise<never> {
  const { restored, now } = await putBack(target, before, change, undo);
  await context.remember({ settled: true });
  context.report({ result: { restored, ...(restored ? NOTHING_WRITTEN : {}) } });
  const { stage } = target;
  if (undo.why === "cancelled") {
    const message = `Cancelled after stage ${stage} was pointed to ${change.deploymentId}. ${now}.`;
    throw new AppFailure({ code: "cancelled", message, reason: undo.problem, remedy: "Retry to begin anew." });
  }
  throw new AppFailure({
    code: "check_failed",
    message: `Stage ${stage} did not pass the verification. ${now}.`,
    reason: undo.problem,
    remedy: "Find the cause on the environment's page, then start again.",
  });
}

/** What an earlier run of this step, or of the operation, has decided to put back. */
function owedUndo({ undo }: Record<string, unknown>): Undo | null {
  if (typeof undo !== "object" || undo === null || !("why" in undo) || !("problem" in undo)) return null;
  return { why: undo.why === "cancelled" ? "cancelled" : "failed", problem: String(undo.problem) };
}

const UNVERIFIED = "The new snapshot had not passed the verification yet.";

/** Whether a stage does what it should, by its targets and one call of its first GET path. */
export async function look({ apiId, stage }: StageTarget): Promise<Look> {
  inventory().touch(`stages:${apiId}`);
  const facts = await inventory().read({ apiId }, { fresh: true });
  const found = facts.stages[apiId]?.value?.find((each) => each.stage === stage);
  const api = facts.apis.value?.find(({ id }) => id === apiId);
  if (found === undefined || api === undefined) return { problem: "The stage could not be read.", probed: false };
  const { summary } = judgeEnvironment({ index: indexFacts(facts), live: [], invokeUrl }, api, found);
  const { targets, getPaths } = summary;
  if (targets !== null && targets.healthy === 0) {
    return { problem: summary.reason ?? `0 of ${targets.total} targets are healthy.`, probed: false };
  }
  const [path] = getPaths;
  if (path === undefined) return { problem: null, probed: false };
  const answer = await getOnce(`${summary.invokeUrl}${path}`);
  if (isGood(answer)) return { problem: null, probed: true };
  const what = answer.status === undefined ? `gives no answer (${answer.problem})` : `answers ${answer.status}`;
  return { problem: `GET ${path} ${what}${summary.reason ? `: ${summary.reason}` : ""}.`, probed: true };
}

const count = (value: unknown): number => (typeof value === "number" ? value : 0);
