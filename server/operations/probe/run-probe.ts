import "server-only";
import { isExpected, parseExpected } from "@/lib/contracts/expected-status";
import type { ProbeResult } from "@/lib/contracts/probes";
import { type ApiFact, known, type StageFact } from "@/lib/domain/facts";
import { meaningOf } from "@/lib/domain/invoke-meaning";
import { invokeUrl } from "@/server/aws/invoke-url";
import { inventory } from "@/server/inventory";
import type { ProbeClaim } from "@/server/store/probes/claim-probes";
import { getOnce } from "./get-once";

/**
 * Makes one probe: a GET of the stage's own address, and not one call to AWS's control plane. Null: there is nothing to
 * probe, since the stage is known to be gone.
 */
export async function runProbe(claim: ProbeClaim): Promise<Omit<ProbeResult, "time"> | null> {
  const { apiId, stage, settings } = claim;
  if (isKnownGone(apiId, stage)) return null;
  const answer = await getOnce(`${invokeUrl(apiId, stage)}${settings.path}`, settings.timeoutSeconds * 1_000);
  const { status, latencyMs, problem } = answer;
  const ok = isExpected(parseExpected(settings.expected) ?? [], status);
  const hop = ok ? undefined : meaningOf(answer)?.hop;
  return {
    ok,
    latencyMs,
    ...(status === undefined ? {} : { status }),
    ...(problem === undefined ? {} : { problem }),
    ...(hop === undefined ? {} : { hop }),
  };
}

/** From what is in memory: an answer that nobody looks for is no failure of an environment. */
function isKnownGone(apiId: string, stage: string): boolean {
  const apis = known(inventory().held<ApiFact[]>("apis"));
  if (apis?.every(({ id }) => id !== apiId)) return true;
  const stages = known(inventory().held<StageFact[]>(`stages:${apiId}`));
  return stages?.every((each) => each.stage !== stage) ?? false;
}
