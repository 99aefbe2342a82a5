import type { ProvisionRequest } from "@/lib/contracts/provision/input";
import type { Carried, Existing } from "./existing";
import { inputFrom } from "./input-from";
import { namesForStage } from "./names";

/**
 * The same service definition and API for a new stage: with a load balancer of its own, and names of its own. Its other
 * routes come along with the API.
 */
export function copyOf(existing: Existing, stage: string): Carried<ProvisionRequest> {
  const { input, routes, left } = inputFrom(existing);
  const from = existing.stage.stage;
  const { network } = existing;
  const machines = input.launch?.type === "EC2" && input.launch.instances?.kind === "new";
  return {
    input: {
      ...input,
      ...namesForStage({ clusterName: input.clusterName, serviceName: input.serviceName }, from, stage, machines),
      api: { id: existing.apiId },
      stage,
      entry: { kind: "own" },
      ...(network && input.network?.kind === "new"
        ? { network: { kind: "existing", vpcId: network.vpcId, subnetIds: network.subnets.map(({ id }) => id) } }
        : {}),
    },
    routes,
    left,
  };
}
