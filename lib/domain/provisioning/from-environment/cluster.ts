import { CONTAINER_INSIGHTS, type FurtherService } from "@/lib/contracts/provision/input";
import type { Existing } from "./existing";

/** What ECS measures in the cluster, unless that is nothing, as in a new one. */
export function insightsFrom({ clusterSettings }: Existing): Pick<FurtherService, "containerInsights"> {
  const found = CONTAINER_INSIGHTS.find((each) => each === clusterSettings.containerInsights);
  return found === undefined || found === "disabled" ? {} : { containerInsights: found };
}

/** AWS's own machines that other tasks may be put on there; the service says for itself where it runs. */
export function clusterLeft({ clusterSettings, service }: Existing): string[] {
  const lost = clusterSettings.capacityProviders.filter(
    (name) => name.startsWith("FARGATE") && !service.capacityProviders.includes(name),
  );
  return lost.length > 0 ? [`The cluster loses the capacity providers ${lost.join(", ")}.`] : [];
}
