import type { Cause, HopKind } from "@/lib/contracts/request-path";
import type { Fact, FactIndex, SnapshotFact, StageFact } from "../facts";
import { undeployedMethods } from "../notes/snapshot";
import { stageSettings } from "../notes/stage-settings";
import { unusedVariables } from "../notes/unused-variables";
import { ageOf } from "../request-path/evidence-ages";
import type { Finding } from "./codes";
import { familyUnknown } from "./family-unknown";
import { noDeployment, noMethods } from "./gateway";

/** Trouble that leaves no method to follow: no deployment, an unreadable snapshot, an empty one. */
export function stageTrouble(
  index: FactIndex,
  stage: StageFact,
  snapshot: SnapshotFact | undefined,
  fact: Fact<SnapshotFact> | undefined,
): Cause[] {
  const told = toCause(index, stage);
  if (stage.deploymentId === null) return [told("stage", noDeployment(stage))];
  if (snapshot !== undefined && snapshot.methods.length > 0) return [];
  const found = snapshot === undefined ? familyUnknown("snapshots", fact) : noMethods(stage);
  // Where no path tells of them.
  const settings = stageSettings(stage);
  return [told("deployment", found), ...(settings ? [told("stage", settings)] : [])];
}

/** What concerns the stage as a whole and hurts no method that is there. */
export function stageNotes(index: FactIndex, stage: StageFact, snapshot: SnapshotFact | undefined): Cause[] {
  if (!snapshot) return [];
  const told = toCause(index, stage);
  const [undeployed, unused] = [undeployedMethods(index, stage, snapshot), unusedVariables(stage, snapshot)];
  return [...(undeployed ? [told("method", undeployed)] : []), ...(unused ? [told("variable", unused)] : [])];
}

/** No path has its hop, so it carries its evidence itself, each with the age of the facts it was taken from. */
const toCause =
  ({ facts }: FactIndex, { apiId, deploymentId }: StageFact) =>
  (hop: HopKind, found: Finding): Cause => {
    const deployment = { kind: "deployment", id: deploymentId ?? "" } as const;
    const at = ageOf(facts, apiId, { kind: hop }, [deployment]);
    return {
      hop,
      code: found.code ?? "family.unknown",
      verdict: found.verdict,
      message: found.words,
      remedy: found.remedy ?? null,
      evidence: found.evidence.map((one) => ({ ...one, at: one.at ?? at })),
      affects: [],
      ...(found.since === undefined ? {} : { since: found.since }),
    };
  };
