import type { TeardownScope } from "@/lib/contracts/teardown";
import { isMade, type Thing, type Things } from "./thing";

/** What a person asked for. */
export interface Wish {
  scope: { environment: string; stageKey?: string } | { operationId: string };
  /** Keys of things that are not Stageway's, or are somebody's choice, which go as well. */
  picked: readonly string[];
  /** Log groups that Stageway made for the environment go too. */
  logGroups: boolean;
  /** Keys that the person saw going. After a part has gone they are the only trace of what belonged to it. */
  expected?: readonly string[];
  /** Environments that an operation is working on: they exist, though their stage may not yet. */
  live: readonly string[];
}

export type { TeardownScope };

/** What would go if nobody else used it: what the scope names, what was picked, and what nobody is left for. */
export function candidatesOf(things: Things, wish: Wish): Set<string> {
  const all = [...things.values()];
  const own = all.filter((each) => isAsked(each, wish) && mayGo(each, wish)).map(({ key }) => key);
  const candidates = new Set([...own, ...wish.picked.filter((key) => things.has(key))]);
  if ("operationId" in wish.scope) return candidates;
  const living = livingEnvironments(all, wish);
  const seen = new Set(wish.expected ?? []);
  for (let before = -1; before !== candidates.size; ) {
    before = candidates.size;
    const used = new Set([...candidates].flatMap((key) => things.get(key)?.uses ?? []));
    for (const each of all) {
      const near = used.has(each.key) || seen.has(each.key) || candidates.has(each.within ?? "");
      if (near && mayGo(each, wish) && (isLeft(each, living) || isLoosePart(each, candidates, things))) {
        candidates.add(each.key);
      }
    }
  }
  return candidates;
}

/** The scope names it. */
export function isAsked(each: Thing, { scope }: Pick<Wish, "scope">): boolean {
  if ("operationId" in scope) return each.operationId !== undefined && scope.operationId.startsWith(each.operationId);
  // A stage is not the operation's that made it, but the environment itself.
  return each.key === scope.stageKey || (each.environment === scope.environment && each.type !== "stage");
}

const mayGo = (each: Thing, { logGroups }: Wish): boolean =>
  each.stack === undefined && (logGroups || each.type !== "log group");

/** Stageway made it, and the environment that it was made for is no more. */
const isLeft = (each: Thing, living: ReadonlySet<string>): boolean =>
  isMade(each) && each.type !== "stage" && !living.has(each.environment ?? "");

/** A listener or rule without a mark, of a load balancer that goes, which leads nowhere else. */
const isLoosePart = (each: Thing, candidates: ReadonlySet<string>, things: Things): boolean =>
  !isMade(each) &&
  (each.type === "listener" || each.type === "rule") &&
  candidates.has(each.within ?? "") &&
  each.uses.every((key) => candidates.has(key) || !things.has(key));

/** Those that have a stage, or will have, but for the one that goes. */
function livingEnvironments(all: readonly Thing[], { scope, live }: Wish): Set<string> {
  const stages = all.filter(({ type, key }) => type === "stage" && !("stageKey" in scope && key === scope.stageKey));
  return new Set([...stages.flatMap(({ environment }) => environment ?? []), ...live]);
}
