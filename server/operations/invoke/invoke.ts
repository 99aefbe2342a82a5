import "server-only";
import type { InvokeInput } from "@/lib/contracts/commands";
import type { InvokeOutcome } from "@/lib/contracts/invoke";
import { meaningOf, pathCalled } from "@/lib/domain/invoke-meaning";
import { getOnce, isGood } from "../probe/get-once";
import { compare } from "./compare";
import { judgedStage, requirePath } from "./judged-stage";

/**
 * Calls a GET path of a stage's snapshot, from this server. Only to this stage's own address: nothing of the URL comes from
 * the browser but a path that the snapshot has. When the answer is not well, or when asked to, its load balancer is
 * called directly as well.
 * @throws AppFailure `not_found` for a stage or a path that is not there.
 */
export async function invoke({ apiId, stage, path, compare: asked }: InvokeInput): Promise<InvokeOutcome> {
  const before = await requirePath({ apiId, stage, path });
  const url = `${before.summary.invokeUrl}${path}`;
  const at = new Date().toISOString();
  const answer = await getOnce(url);
  const { problem, ...came } = answer;
  const outcome = { method: "GET" as const, url, at, ...came };
  if (isGood(answer))
    return { ...outcome, ok: true, ...(asked ? { comparison: await compare(before, path, answer) } : {}) };
  // Something is wrong: what was known before the call may be what changed.
  const now = await judgedStage(apiId, stage, true);
  const found = meaningOf(answer, pathCalled(now.paths, path));
  if (found === null) return { ...outcome, ok: true };
  const comparison = await compare(now, path, answer, found.hop);
  const meaning = problem === undefined ? found.meaning : `${found.meaning} (${problem})`;
  return { ...outcome, ok: false, ...found, meaning, hop: comparison.hop ?? found.hop, comparison };
}
