import type { Cause, HopKind } from "@/lib/contracts/request-path";
import type { Fact, SnapshotFact, StageFact } from "../facts";
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
  if (snapshot === undefined) return [cause("deployment", familyUnknown("snapshots", fact))];
  return snapshot.methods.length === 0 ? [cause("deployment", noMethods(stage))] : [];
}

const cause = (hop: HopKind, found: Finding): Cause => ({
  hop,
  code: found.code ?? "family.unknown",
  verdict: found.verdict,
  message: found.words,
  remedy: found.remedy ?? null,
  affects: [],
});
