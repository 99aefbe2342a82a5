import type { Cause, HopKind } from "@/lib/contracts/request-path";
import type { Fact, FactIndex, SnapshotFact, StageFact } from "../facts";
import { undeployedMethods } from "../notes/snapshot";
import { stageSettings } from "../notes/stage-settings";
import { unusedVariables } from "../notes/unused-variables";
import type { Finding } from "./codes";
import { familyUnknown } from "./family-unknown";
import { noDeployment, noMethods } from "./gateway";

/** Trouble that leaves no method to follow: no deployment, an unreadable snapshot, an empty one. */
export function stageTrouble(
  stage: StageFact,
  snapshot: SnapshotFact | undefined,
  fact: Fact<SnapshotFact> | undefined,
): Cause[] {
  if (stage.deploymentId === null) return [cause("stage", noDeployment(stage))];
  if (snapshot === undefined) return [cause("deployment", familyUnknown("snapshots", fact)), ...settings(stage)];
  return snapshot.methods.length === 0 ? [cause("deployment", noMethods(stage)), ...settings(stage)] : [];
}

/** What concerns the stage as a whole and hurts no method that is there. */
export function stageNotes(index: FactIndex, stage: StageFact, snapshot: SnapshotFact | undefined): Cause[] {
  if (!snapshot) return [];
  const [undeployed, unused] = [undeployedMethods(index, stage, snapshot), unusedVariables(stage, snapshot)];
  return [...(undeployed ? [cause("method", undeployed)] : []), ...(unused ? [cause("variable", unused)] : [])];
}

/** Where no path tells of them. */
const settings = (stage: StageFact): Cause[] => {
  const found = stageSettings(stage);
  return found ? [cause("stage", found)] : [];
};

const cause = (hop: HopKind, found: Finding): Cause => ({
  hop,
  code: found.code ?? "family.unknown",
  verdict: found.verdict,
  message: found.words,
  remedy: found.remedy ?? null,
  affects: [],
});
