import type { OrphanGroup } from "@/lib/contracts/teardown";
import { planRemoval } from "./plan";
import type { Thing, Things } from "./thing";

/** Environments that things were made for, which have no stage (any more) and that no operation is working on. */
export function orphanedEnvironments(things: Things, live: readonly string[]): string[] {
  const all = [...things.values()];
  const living = new Set([...all.flatMap((each) => (each.type === "stage" ? (each.environment ?? []) : [])), ...live]);
  const marked = all.filter(({ type, stack }) => type !== "stage" && stack === undefined);
  return [...new Set(marked.flatMap(({ environment }) => environment ?? []))]
    .filter((each) => !living.has(each))
    .sort();
}

/** What is left of each. Where all of it is in use by others there is nothing to remove, and nothing to say. */
export function orphanGroups(things: Things, live: readonly string[]): OrphanGroup[] {
  return orphanedEnvironments(things, live).flatMap((environment) => {
    const removal = planRemoval(things, { scope: { environment }, picked: [], logGroups: true, live });
    const made = removal.goes.flatMap(({ key }) => things.get(key) ?? []);
    return removal.goes.length === 0 ? [] : [{ environment, operationIds: operationsOf(made), ...removal }];
  });
}

/** A deployment's description has only the beginning of the id, which leads nowhere. */
const operationsOf = (made: readonly Thing[]): string[] => [
  ...new Set(made.flatMap(({ operationId = "" }) => (operationId.length === 36 ? operationId : []))),
];
