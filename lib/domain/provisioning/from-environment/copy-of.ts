import type { FurtherService, ProvisionRequest } from "@/lib/contracts/provision/input";
import { logGroupName } from "../given-names";
import type { Carried, Existing } from "./existing";
import { baseNames } from "./given";
import { inputFrom } from "./input-from";
import { bringsMachines } from "./launch";
import { namesForStage, type StageNames } from "./names";

/**
 * The same service definitions and API for a new stage: with load balancers of its own, and names of its own. Its other
 * routes come along with the API.
 */
export function copyOf(existing: Existing, stage: string): Carried<ProvisionRequest> {
  const { network } = existing;
  // The API itself is the same, and so is the network.
  const shared = network && { ...network, isShared: true };
  const more = existing.more.map(inOwnCluster);
  const from = { ...inOwnCluster(existing), more, apiExtras: [], network: shared };
  const { input, routes, left, granted } = inputFrom(from);
  const copied = <Service extends FurtherService>({ names: _others, ...service }: Service, one: Existing) => ({
    ...service,
    ...namesForStage(namesOf(service, one), existing.stage.stage, stage, bringsMachines(service)),
    entry: ownOf(service.entry),
  });
  return {
    input: {
      ...copied(input, existing),
      ...(input.more ? { more: input.more.map((each, index) => copied(each, existing.more[index] ?? existing)) } : {}),
      api: { id: existing.apiId },
      stage,
      ...(network && input.network?.kind === "new"
        ? { network: { kind: "existing", vpcId: network.vpcId, subnetIds: network.subnets.map(({ id }) => id) } }
        : {}),
    },
    routes,
    left: [...left, ...granted, ...logsLeft(input)],
    renamed: [],
    grants: [],
    granted: [],
  };
}

/** Mostly it is the same one; of another the service needs no more than where it runs. */
const inOwnCluster = (existing: Existing): Existing => ({
  ...existing,
  clusterSettings: { ...existing.clusterSettings, capacityProviders: [] },
});

/** Names follow the new stage; two that write to one log group get one each. */
const logsLeft = ({ more = [], ...first }: ProvisionRequest): string[] =>
  more
    .filter((each, index) =>
      [first, ...more.slice(0, index)].some((other) => logGroupName(other) === logGroupName(each)),
    )
    .map(({ serviceName }) => `${serviceName}: The log group that it shares becomes one of its own.`);

const namesOf = (service: FurtherService, existing: Existing): StageNames => ({
  ...baseNames(existing),
  clusterName: service.clusterName,
  serviceName: service.serviceName,
});

/** In place of a rule on somebody else's; the path stays in the variable, since the service sees it. */
function ownOf(entry: FurtherService["entry"]): FurtherService["entry"] {
  if (entry?.kind !== "rule") return entry;
  return { kind: "own", pathPrefix: entry.pathPrefix };
}
