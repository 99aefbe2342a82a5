import type { StageChange } from "@/lib/contracts/environments";
import { isLive, OPERATION_STATUSES } from "@/lib/contracts/operations";

/** The snapshots between which a stage moved; while that is not confirmed, words instead. */
export function movement(change: StageChange): { from: string; to: string } | string {
  const { fromDeploymentId, toDeploymentId, status } = change;
  if (toDeploymentId !== undefined && toDeploymentId === fromDeploymentId)
    return `Serving ${toDeploymentId} as before; variables only`;
  if (toDeploymentId !== undefined) return { from: fromDeploymentId ?? "new", to: toDeploymentId };
  const known = OPERATION_STATUSES.find((each) => each === status);
  return known && isLive(known) ? "Nothing changed yet" : "No change confirmed";
}
