import "server-only";
import type { ProbeInput, ProbeSettings } from "@/lib/contracts/probes";
import { saveProbe } from "@/server/store/probes/save-probe";
import { requirePath } from "../invoke/judged-stage";
import { place } from "./place";
import { nudgeProber } from "./the-prober";

/**
 * Sets how an environment is probed, or that it is not. The first probe is made at once.
 * @throws AppFailure `not_found` for a stage, or a path to be probed, that is not there.
 */
export async function changeProbe(input: ProbeInput): Promise<ProbeSettings> {
  if (input.enabled) await requirePath(input);
  await saveProbe(input, place());
  nudgeProber();
  const { apiId: _, stage: __, ...settings } = input;
  return settings;
}
