import type { FurtherService } from "@/lib/contracts/provision/input";
import { withoutEnd } from "../../cloudformation/generated-name";
import { logGroupName } from "../given-names";
import { capacityName } from "../wanted-capacity";
import { mainContainer } from "./container";
import type { Earlier } from "./entry";
import type { Existing } from "./existing";
import { bringsMachines } from "./launch";
import { logGroupOf } from "./logging";
import type { StageNames } from "./names";

type Names = NonNullable<FurtherService["names"]>;
type Service = Pick<FurtherService, "clusterName" | "serviceName" | "entry" | "launch">;

interface Given {
  names: Names;
  /** What has another name, and why that is lost. */
  left: string[];
  renamed: string[];
}

/** The names that cluster and service are made anew with: without what CloudFormation made up at their ends. */
export const baseNames = ({ cluster, service, stackNamed }: Existing): StageNames => ({
  ...(stackNamed.includes(cluster)
    ? { clusterName: withoutEnd(cluster), sharedCluster: cluster }
    : { clusterName: cluster }),
  serviceName: stackNamed.includes(service.name) ? withoutEnd(service.name) : service.name,
});

/**
 * The names that somebody gave to load balancer, target group and log group, where they are not the service's. One that
 * CloudFormation made up is nobody's setting, and would stand in its own way in the same account.
 */
export function namesFrom(existing: Existing, service: Service, earlier: Earlier[]): Given {
  const differing = thingsOf(existing, service, earlier).filter(({ name, anew }) => name !== anew);
  const isMadeUp = ({ name }: Thing): boolean => existing.stackNamed.includes(name);
  const given = differing.filter((each) => !isMadeUp(each));
  const sharing = sharedLog(existing, earlier);
  return {
    names: {
      ...Object.fromEntries(given.flatMap(({ as, name }) => (as ? [[as, name]] : []))),
      ...(sharing ? { logGroup: logGroupName(sharing.service) } : {}),
    },
    left: given
      .filter(({ as }) => as === undefined)
      .map(({ what, name, anew }) => `The name of the ${what}, ${name}, becomes ${anew}.`),
    renamed: differing.filter(isMadeUp).map(({ what }) => what),
  };
}

interface Thing {
  what: string;
  name: string;
  /** Its name unless it is given one. */
  anew: string;
  /** Where the input takes a name for it. */
  as?: keyof Names;
}

function thingsOf(existing: Existing, service: Service, earlier: Earlier[]): Thing[] {
  const { cluster, targetGroup, machines } = existing;
  const { clusterName, serviceName: anew } = service;
  const logGroup = logGroupOf(mainContainer(existing));
  const isOwn = service.entry?.kind === "own";
  const ownLog = logGroup !== undefined && sharedLog(existing, earlier) === undefined;
  const group = bringsMachines(service) ? machines?.group.name : undefined;
  const [provider] = bringsMachines(service) ? existing.service.capacityProviders : [];
  const ofMachines = capacityName({ clusterName });
  return [
    { what: "cluster", name: cluster, anew: clusterName },
    { what: "service", name: existing.service.name, anew },
    ...(isOwn ? [balancerThing(existing, anew, earlier)] : []),
    { what: "target group", name: targetGroup.name, anew, as: "targetGroup" },
    ...(ownLog ? [{ what: "log group", name: logGroup, anew: logGroupName(service), as: "logGroup" as const }] : []),
    ...(group ? [{ what: "Auto Scaling group", name: group, anew: ofMachines, as: "autoScalingGroup" as const }] : []),
    ...(provider
      ? [{ what: "capacity provider", name: provider, anew: ofMachines, as: "capacityProvider" as const }]
      : []),
  ];
}

/** Of one that others use, too, the name is not the environment's to take. */
function balancerThing({ loadBalancer, rule }: Existing, anew: string, earlier: Earlier[]): Thing {
  const isFirst = !earlier.some((each) => each.existing.loadBalancer.arn === loadBalancer.arn);
  const as = isFirst && !Number.isFinite(rule.priority) ? { as: "loadBalancer" as const } : {};
  return { what: "load balancer", name: loadBalancer.name, anew, ...as };
}

/** The earlier service that writes to the same log group. */
function sharedLog(existing: Existing, earlier: Earlier[]): Earlier | undefined {
  const group = logGroupOf(mainContainer(existing));
  return group === undefined ? undefined : earlier.find((each) => logGroupOf(mainContainer(each.existing)) === group);
}
