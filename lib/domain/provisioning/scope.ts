import { logGroupName } from "./given-names";
import type { OneService } from "./services-of";
import { asksProvider, makesInstances } from "./wanted-capacity";

/**
 * The names that what makes one service gives to what it makes: shell variables of a script, ids of a template. Those of
 * a further service get its number, so that all fit into one file; what it does not make itself is an earlier one's.
 */
export interface Scope {
  /** Empty for the first service. */
  suffix: string;
  own: ReadonlySet<string>;
  outer: Scope[];
}

/** A name as the file has it; as it is where no service makes it: the network's, the API's. */
export const nameIn = (scope: Scope, name: string): string => found(scope, name) ?? name;

const found = ({ suffix, own, outer }: Scope, name: string): string | undefined =>
  own.has(name) ? `${name}${suffix}` : outer.map((each) => found(each, name)).find((each) => each !== undefined);

/** The scopes of all services, by the names that each makes. @param before the number: `_` */
export function scopesOf(all: readonly OneService[], own: readonly ReadonlySet<string>[], before = ""): Scope[] {
  const scopes: Scope[] = [];
  for (const [index, service] of all.entries()) {
    const beside = service.entry.kind === "beside" ? [service.entry.of] : [];
    const earlier = [
      ...beside,
      ...clusterOwner(all, index),
      ...logGroupOwner(all, index),
      ...machinesOwner(all, index),
      ...providerOwner(all, index),
    ];
    const outer = earlier.flatMap((each) => scopes[each] ?? []);
    const suffix = index === 0 ? "" : `${before}${index + 1}`;
    scopes.push({ suffix, own: own[index] ?? new Set(), outer });
  }
  return scopes;
}

/** The earlier service in whose cluster a service runs, and which makes it; none: the service does. */
export const clusterOwner = (all: readonly OneService[], index: number): number[] => {
  const owner = all.findIndex(({ clusterName }) => clusterName === all[index]?.clusterName);
  return owner < index ? [owner] : [];
};

/** The earlier service that makes the log group which a service writes to. */
export function logGroupOwner(all: readonly OneService[], index: number): number[] {
  const service = all[index];
  if (service === undefined || !service.logs.enabled) return [];
  const owner = all.findIndex((each) => each.logs.enabled && logGroupName(each) === logGroupName(service));
  return owner < index ? [owner] : [];
}

/** The earlier service that makes the machines on which a service runs that asks for the same. */
export function machinesOwner(all: readonly OneService[], index: number): number[] {
  const service = all[index];
  if (service === undefined || !makesInstances(service)) return [];
  const owner = all.findIndex((each) => each.clusterName === service.clusterName && makesInstances(each));
  return owner < index ? [owner] : [];
}

/** The earlier service that makes the capacity provider which a service asks for. */
export function providerOwner(all: readonly OneService[], index: number): number[] {
  const service = all[index];
  if (service === undefined || !asksProvider(service)) return [];
  const owner = all.findIndex((each) => each.clusterName === service.clusterName && asksProvider(each));
  return owner < index ? [owner] : [];
}

/**
 * The machines of another service's cluster are to let this one's load balancer in. Not again where it shares the load
 * balancer of one that they let in already.
 */
export function entersMachines(all: readonly OneService[], index: number): boolean {
  const service = all[index];
  const [owner] = machinesOwner(all, index);
  if (service === undefined || owner === undefined) return false;
  const before = all
    .slice(owner, index)
    .filter((each) => each.clusterName === service.clusterName && makesInstances(each));
  return !before.some((each) => balancerOf(each, all) === balancerOf(service, all));
}

/** What tells two services' load balancers apart. */
function balancerOf({ entry, serviceName }: OneService, all: readonly OneService[]): string {
  if (entry.kind === "own") return serviceName;
  // arn:…:listener/app/NAME/ID/LISTENER
  return entry.kind === "rule"
    ? entry.listenerArn.split("/").slice(1, 4).join("/")
    : (all[entry.of]?.serviceName ?? "");
}
