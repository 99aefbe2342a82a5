import "server-only";
import { isExpected, parseExpected } from "@/lib/contracts/expected-status";
import type { ProbeResult } from "@/lib/contracts/probes";
import { type ApiFact, type Fact, known, type StageFact } from "@/lib/domain/facts";
import { meaningOf } from "@/lib/domain/invoke-meaning";
import { invokeUrl } from "@/server/aws/invoke-url";
import { inventory } from "@/server/inventory";
import type { ProbeClaim } from "@/server/store/probes/claim-probes";
import { getOnce } from "./get-once";
import { heldPath } from "./held-path";

/** How old facts may be to switch a probe off by them: another replica may just have set it for a stage that is new. */
const NEW_ENOUGH_MS = 60_000;

/** Makes one probe: a GET of the stage's own address, and not one call to AWS's control plane. */
export async function runProbe({ apiId, stage, settings }: ProbeClaim): Promise<Omit<ProbeResult, "time">> {
  const answer = await getOnce(`${invokeUrl(apiId, stage)}${settings.path}`, settings.timeoutSeconds * 1_000);
  const { status, latencyMs, problem } = answer;
  const ok = isExpected(parseExpected(settings.expected) ?? [], status);
  const hop = ok ? undefined : meaningOf(answer, await heldPath(apiId, stage, settings.path))?.hop;
  return {
    ok,
    latencyMs,
    ...(status === undefined ? {} : { status }),
    ...(problem === undefined ? {} : { problem }),
    ...(hop === undefined ? {} : { hop }),
  };
}

/** Whether somebody has removed the stage elsewhere, by what is in memory: AWS is not asked. */
export function isKnownGone({ apiId, stage }: Pick<ProbeClaim, "apiId" | "stage">): boolean {
  const apis = newlyRead(inventory().held<ApiFact[]>("apis"));
  if (apis?.every(({ id }) => id !== apiId)) return true;
  const stages = newlyRead(inventory().held<StageFact[]>(`stages:${apiId}`));
  return stages?.every((each) => each.stage !== stage) ?? false;
}

const newlyRead = <T>(fact: Fact<T>): T | undefined =>
  fact.at !== undefined && Date.now() - Date.parse(fact.at) < NEW_ENOUGH_MS ? known(fact) : undefined;
