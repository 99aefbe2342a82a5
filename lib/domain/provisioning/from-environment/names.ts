import { LONGEST_WITH_MACHINES } from "@/lib/contracts/provision/cluster-name";

/** AWS's own limit; a service's is the load balancer's. */
const CLUSTER_LENGTH = 255;
const SERVICE_LENGTH = 32;

/** The names of a copy that hold its stage's. */
export interface StageNames {
  clusterName: string;
  serviceName: string;
  /** The cluster that a copy stays in unless it gets one; absent: the one of this name. */
  sharedCluster?: string;
}

/** Text as a service's name: letters, digits and inner hyphens, 32 at most, since its load balancer has the same name. */
export const serviceNameFrom = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .replace(/^(internal-|-)+/, "")
    .slice(0, 32)
    .replace(/-+$/, "");

/** A cluster's name for one with machines of its own. */
export const clusterNameFrom = (name: string): string => name.slice(0, LONGEST_WITH_MACHINES);

/**
 * The name of a thing of one stage for another: `helloworld-dev` → `helloworld-test`; the stage is added where the name
 * does not hold it. `max`: what AWS takes.
 */
export function nameForStage(name: string, from: string, to: string, max: number): string {
  const whole = new RegExp(`(^|[-_])${from.replace(/[^\w-]/g, "")}(?=$|[-_])`, "i");
  const other = to.replace(/[^A-Za-z0-9-]+/g, "-");
  if (from !== "" && whole.test(name))
    return name.replace(whole, (_, before: string) => `${before}${other}`).slice(0, max);
  return `${name.slice(0, Math.max(1, max - other.length - 1))}-${other}`.slice(0, max);
}

const USUAL = ["test", "staging", "prod", "qa"];

/** A name for a new stage beside those that there are. */
export function freeStage(taken: string[], from: string): string {
  return USUAL.find((name) => !taken.includes(name)) ?? freeCopy(taken, `${from}-copy`, 1);
}

const freeCopy = (taken: string[], name: string, count: number): string => {
  const next = count === 1 ? name : `${name}-${count}`;
  return taken.includes(next) ? freeCopy(taken, name, count + 1) : next;
};

/** Machines let in their own load balancer alone, so that a copy with machines gets a cluster of its own. */
export function namesForStage(of: StageNames, from: string, to: string, ownCluster: boolean): StageNames {
  const cluster = nameForStage(of.clusterName, from, to, ownCluster ? LONGEST_WITH_MACHINES : CLUSTER_LENGTH);
  const holdsStage = !cluster.startsWith(`${of.clusterName}-`);
  return {
    clusterName: ownCluster || holdsStage ? cluster : (of.sharedCluster ?? of.clusterName),
    serviceName: nameForStage(of.serviceName, from, to, SERVICE_LENGTH),
  };
}
