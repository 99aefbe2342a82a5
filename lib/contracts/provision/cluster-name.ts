import type { z } from "zod";
import type { LaunchInput } from "./launch";

/** With machines of its own a cluster's name stands in their role's, `stageway-NAME-instance`, of which IAM takes 64. */
export const LONGEST_WITH_MACHINES = 46;

/** What is made for a cluster has its whole name, so that two clusters never share it. */
export function checkClusterName(
  { clusterName, launch }: { clusterName: string; launch: LaunchInput },
  context: z.RefinementCtx,
): void {
  const makesMachines = launch.type === "EC2" && launch.instances.kind === "new";
  if (!makesMachines || clusterName.length <= LONGEST_WITH_MACHINES) return;
  const message = `At most ${LONGEST_WITH_MACHINES} characters where instances are made for it: their role has its name, too.`;
  context.addIssue({ code: "custom", path: ["clusterName"], message });
}
