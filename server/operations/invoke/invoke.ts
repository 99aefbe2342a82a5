import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { InvokeInput } from "@/lib/contracts/commands";
import type { InvokeOutcome } from "@/lib/contracts/invoke";
import { judgeEnvironment } from "@/lib/domain/environment";
import { indexFacts } from "@/lib/domain/facts";
import { meaningOf } from "@/lib/domain/invoke-meaning";
import { invokeUrl } from "@/server/aws/invoke-url";
import { inventory } from "@/server/inventory";
import { getOnce, isGood } from "../probe/get-once";

/**
 * Calls a GET path of a stage's snapshot, from this server. Only to this stage's own address: nothing of the URL comes from
 * the browser but a path that the snapshot has.
 * @throws AppFailure `not_found` for a stage or a path that is not there.
 */
export async function invoke({ apiId, stage, path }: InvokeInput): Promise<InvokeOutcome> {
  const { summary } = await judged(apiId, stage, false);
  if (!summary.getPaths.includes(path)) throw noSuchPath(path, stage);
  const url = `${summary.invokeUrl}${path}`;
  const at = new Date().toISOString();
  const { status, headers, body, truncated, latencyMs, ...answer } = await getOnce(url);
  const outcome = { method: "GET" as const, url, at, status, latencyMs, headers, body, truncated };
  if (isGood({ status, headers, body, truncated, latencyMs })) return { ...outcome, ok: true };
  // Something is wrong: what was known before the call may be what changed.
  const { paths } = await judged(apiId, stage, true);
  const tracedPath = paths.find((each) => each.path === path && /^(GET|ANY)$/.test(each.httpMethod));
  const found = meaningOf({ status, headers, body }, tracedPath);
  if (found === null) return { ...outcome, ok: true };
  const meaning = answer.problem === undefined ? found.meaning : `${found.meaning} (${answer.problem})`;
  return { ...outcome, ok: false, ...found, meaning };
}

async function judged(apiId: string, stage: string, fresh: boolean) {
  const facts = await inventory().read({ apiId }, { fresh });
  const api = facts.apis.value?.find(({ id }) => id === apiId);
  const found = facts.stages[apiId]?.value?.find((each) => each.stage === stage);
  if (found === undefined) throw noSuchStage(stage, facts.stages[apiId]?.error?.message);
  return judgeEnvironment({ index: indexFacts(facts), live: [], invokeUrl }, api ?? { id: apiId, name: apiId }, found);
}

const noSuchStage = (stage: string, unread: string | undefined) =>
  unread === undefined
    ? new AppFailure({ code: "not_found", message: `There is no stage ${stage} (any more).` })
    : new AppFailure({ code: "aws_failed", message: `Stage ${stage} could not be read.`, reason: unread });

const noSuchPath = (path: string, stage: string) =>
  new AppFailure({
    code: "not_found",
    message: `The snapshot that ${stage} serves has no GET ${path}.`,
    remedy: "Choose one of its paths.",
  });
