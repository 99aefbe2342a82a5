import type { EnvironmentDetail } from "@/lib/contracts/environments";

/**
 * The stages that this one's snapshot can be promoted to: those after it in promotion order, the next one first.
 * Siblings that serve the same snapshot already are left out.
 */
export function promotionTargets({ environment, siblings }: EnvironmentDetail): string[] {
  const place = siblings.findIndex((sibling) => sibling.stage === environment.stage);
  const after = place >= 0 ? siblings.slice(place + 1) : siblings;
  return after
    .filter((sibling) => sibling.stage !== environment.stage && sibling.deploymentId !== environment.deploymentId)
    .map((sibling) => sibling.stage);
}
