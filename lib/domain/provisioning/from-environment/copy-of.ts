import type { ProvisionRequest } from "@/lib/contracts/provision/input";
import type { Carried, Existing } from "./existing";
import { inputFrom } from "./input-from";
import { nameForStage } from "./names";

/** AWS's own limit; a service's is the load balancer's. */
const CLUSTER_LENGTH = 255;
const SERVICE_LENGTH = 32;

/** The names of a copy that hold its stage's. */
export interface StageNames {
  clusterName: string;
  serviceName: string;
}

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

/** Machines let in their own load balancer alone, so that a copy with machines gets a cluster of its own. */
export function namesForStage(of: StageNames, from: string, to: string, ownCluster: boolean): StageNames {
  const cluster = nameForStage(of.clusterName, from, to, CLUSTER_LENGTH);
  const holdsStage = !cluster.startsWith(`${of.clusterName}-`);
  return {
    clusterName: ownCluster || holdsStage ? cluster : of.clusterName,
    serviceName: nameForStage(of.serviceName, from, to, SERVICE_LENGTH),
  };
}
