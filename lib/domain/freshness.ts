import { FACT_FAMILIES, type FactFamily, type Freshness, type UnknownFamily } from "@/lib/contracts/freshness";
import { type Fact, type Facts, known, type SnapshotFact } from "./facts";

/**
 * These never change once read, so their age says nothing; the list of deployments only grows, and is read again where a
 * stage serves one that is not in it.
 */
export const AGELESS: ReadonlySet<string> = new Set<FactFamily>(["snapshots", "taskDefinitions", "deployments"]);

/** How old the facts are, and what of them could not be read. */
export function freshnessOf(facts: Facts): Freshness {
  const ages = FACT_FAMILIES.filter((family) => !AGELESS.has(family))
    .flatMap((family) => factsOf(facts, family))
    .flatMap(({ at }) => at ?? []);
  const unknown = FACT_FAMILIES.flatMap((family) => unknownFamily(facts, family) ?? []);
  return { fetchedAt: ages.sort()[0] ?? facts.at, unknown };
}

/** One entry a family: the failure that has lasted longest. A thing that is gone is no unknown. */
function unknownFamily(facts: Facts, family: FactFamily): UnknownFamily | undefined {
  const all = factsOf(facts, family);
  const failing = all.filter(({ error }) => error && error.code !== "not_found");
  const [first] = failing.flatMap(({ error }) => error ?? []).sort((a, b) => (a.since < b.since ? -1 : 1));
  if (first) return { family, ...first, ...lastKnown(failing) };
  const waiting = all.filter(({ value, error }) => value === undefined && error === undefined);
  if (waiting.length === 0) return undefined;
  const since = waiting.map(({ awaitedSince }) => awaitedSince ?? facts.at).sort()[0] ?? facts.at;
  return { family, code: "timed_out", message: "Not read yet.", since };
}

/** The oldest value that is still concluded from; none where any of them is missing or doubtful. */
function lastKnown(failing: readonly Fact<unknown>[]): Pick<UnknownFamily, "lastKnownAt"> {
  const ages = failing.flatMap((fact) => (isLastKnown(fact) ? (fact.at ?? []) : []));
  const [oldest] = ages.sort();
  return ages.length === failing.length && oldest !== undefined ? { lastKnownAt: oldest } : {};
}

/** A stand-in for the snapshot is no value of the snapshot's. */
const isLastKnown = (fact: Fact<unknown>): boolean =>
  known(fact) !== undefined && (fact.value as Partial<SnapshotFact>).source !== "editable";

function factsOf(facts: Facts, family: FactFamily): Fact<unknown>[] {
  switch (family) {
    case "apis":
    case "loadBalancers":
    case "targetGroups":
    case "clusters":
      return [facts[family]];
    case "tasks":
      return [facts.tasks, facts.stoppedTasks, facts.containerInstances].flatMap<Fact<unknown>>(Object.values);
    case "taskDefinitions":
      return [...Object.values(facts.taskDefinitions), ...Object.values(facts.definitionStates)];
    case "listeners":
      return Object.values(facts.listeners).map(withRules);
    default:
      return Object.values<Fact<unknown>>(facts[family]);
  }
}

/** Listeners whose rules could not be read are not known whole. */
function withRules(fact: Facts["listeners"][string]): Fact<unknown> {
  const error = fact.value?.find(({ rulesError }) => rulesError)?.rulesError;
  // The rules themselves are not known: the default action alone is no last value of them.
  return error && !fact.error
    ? { ...fact, doubtful: true, error: { ...error, since: error.since ?? fact.at ?? "" } }
    : fact;
}
