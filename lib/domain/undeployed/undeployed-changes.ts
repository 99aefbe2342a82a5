import type { Timestamp } from "@/lib/contracts/freshness";
import type { MethodChange } from "@/lib/contracts/promotion";
import { type DeploymentFact, type EditableFact, type Fact, known, type SnapshotFact } from "../facts";
import { diffMethods } from "../promotion/method-diff";
import { withDefaults } from "./with-defaults";

/**
 * What a new deployment would change of a snapshot, by path and method: `added` is in the editable API only, `removed`
 * in the snapshot only. Null when they cannot be compared: one of them is not known, the editable API stands in for the
 * snapshot, or it was read before the snapshot was made.
 */
export function undeployedChanges(
  editable: Fact<EditableFact> | undefined,
  snapshot: SnapshotFact | undefined,
  deployment?: DeploymentFact,
): MethodChange[] | null {
  const methods = known(editable)?.methods;
  if (methods === undefined || snapshot === undefined || isOlder(editable?.at, deployment?.createdAt)) return null;
  return diffMethods(
    { source: "export", methods: methods.map(withDefaults) },
    { ...snapshot, methods: snapshot.methods.map(withDefaults) },
  );
}

/** An editable API that was read before the deployment says nothing of what changed after it. */
const isOlder = (readAt: Timestamp | undefined, madeAt: Timestamp | undefined): boolean =>
  readAt !== undefined && madeAt !== undefined && Date.parse(readAt) < Date.parse(madeAt);
