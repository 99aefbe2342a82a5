import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { judgeEnvironment } from "@/lib/domain/environment";
import { indexFacts } from "@/lib/domain/facts";
import { invokeUrl } from "@/server/aws/invoke-url";
import { inventory } from "@/server/inventory";
import { done, type Outcome, type StepContext, wait } from "../definition";
import { getOnce, isGood } from "../probe/get-once";
import { putBack } from "./put-back";
import type { Before, Change, StageTarget } from "./target";

/** API Gateway serves a change within seconds; a stage must not stand broken for longer than this while we look. */
const MAX_LOOKS = 20;
const LOOK_MS = 3_000;
const GOOD_IN_A_ROW = 3;

type Verified = { verified: "probe" | "targets" };
/** `null`: all is well. `probed`: false when there was nothing to call. */
interface Look {
  problem: string | null;
  probed: boolean;
}

/**
 * Looks whether the stage does what it should: targets healthy, and its probe answers three times in a row. If not, what it
 * served before is put back. That it is being put back is remembered first: after a crash it must not be judged again.
 */
export async function verifyStage(
  context: StepContext<unknown>,
  target: StageTarget,
  before: Before,
  change: Change,
): Promise<Outcome<Verified>> {
  if (typeof context.memory.failed === "string") return restore(context, target, before, change, context.memory.failed);
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
  if (looks < MAX_LOOKS) return wait(LOOK_MS, `${problem} (look ${looks} of ${MAX_LOOKS})`);
  await context.remember({ failed: problem });
  return restore(context, target, before, change, problem);
}

async function restore(
  context: StepContext<unknown>,
  target: StageTarget,
  { previous }: Before,
  change: Change,
  problem: string,
): Promise<never> {
  await putBack(target, previous, change);
  context.report({ result: { restored: true } });
  const now = previous === null ? `Stage ${target.stage} is removed again` : `It serves ${previous.deploymentId} again`;
  throw new AppFailure({
    code: "check_failed",
    message: `Stage ${target.stage} did not pass the verification. ${now}.`,
    reason: problem,
    remedy: "Find the cause on the environment's page, then start again.",
  });
}

async function look({ apiId, stage }: StageTarget): Promise<Look> {
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
