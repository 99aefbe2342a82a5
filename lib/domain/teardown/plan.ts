import { type PlannedThing, type StayingThing, THING_TYPES } from "@/lib/contracts/teardown";
import { candidatesOf, isAsked, type Wish } from "./candidates";
import { withoutHeld } from "./held";
import { unlessServed } from "./of-operation";
import { relatedTo } from "./related";
import { isMade, nameOf, planned, type Thing, type Things } from "./thing";

export interface Removal {
  /** In the order in which it goes. */
  goes: PlannedThing[];
  stays: StayingThing[];
}

/** What goes, in order, and what stays of that which has to do with it, with the reason. */
export function planRemoval(all: Things, wish: Wish): Removal {
  const things = "operationId" in wish.scope ? unlessServed(all, wish.scope) : all;
  const candidates = candidatesOf(things, wish);
  const { going, heldBy } = withoutHeld(things, candidates);
  const goes = withParts(things, going);
  const related = relatedTo(things, candidates);
  const possible = withoutHeld(things, new Set([...candidates, ...related.filter((key) => isFree(things.get(key)))]));
  const asked = [...things.values()].filter((each) => isAsked(each, wish)).map(({ key }) => key);
  const rest = [...new Set([...heldBy.keys(), ...asked, ...related])].filter((key) => !goes.has(key));
  const stays = rest.flatMap((key) => {
    const each = things.get(key);
    if (each === undefined || STAGELESS.has(each.type)) return [];
    const holders = heldBy.get(key) ?? possible.heldBy.get(key) ?? [];
    return [staying(things, each, holders, wish, possible.going.has(key))];
  });
  const chosen = [...goes].flatMap((key) => things.get(key) ?? []);
  return { goes: chosen.map(planned).sort(inOrderOfType), stays: stays.sort(inOrderOfType) };
}

/** These are there because something uses them, and say nothing of their own. */
const STAGELESS = new Set(["stage", "network interface"]);

/** Nobody's that Stageway knows of: it goes when it is picked. Log groups are picked one by one as well. */
const isFree = (each: Thing | undefined): boolean =>
  each !== undefined && each.stack === undefined && (!isMade(each) || each.type === "log group");

/** What is deleted with its API, whoever made it. */
function withParts(things: Things, going: ReadonlySet<string>): Set<string> {
  const parts = [...things.values()].filter(({ type, within = "" }) => type === "deployment" && going.has(within));
  return new Set([...going, ...parts.map(({ key }) => key)]);
}

function staying(things: Things, each: Thing, holders: string[], wish: Wish, pickable: boolean): StayingThing {
  const by = [...new Set(holders)].flatMap((key) => things.get(key) ?? []).map(nameOf);
  const own = { ...planned(each), by: [] as string[], pickable: false };
  if (each.stack !== undefined) return { ...own, why: "stack", by: [each.stack] };
  if (by.length > 0) return { ...own, why: "inUse", by: by.sort() };
  if (each.type === "log group" && isAsked(each, wish)) return { ...own, why: "choice", pickable };
  if (isMade(each))
    return { ...own, why: "otherEnvironment", by: [each.environment ?? `operation ${each.operationId}`] };
  return { ...own, why: "notOurs", pickable };
}

/** Users before what they use: by type, and resources of an API from the leaves on. */
const inOrderOfType = (a: PlannedThing, b: PlannedThing): number =>
  THING_TYPES.indexOf(a.type) - THING_TYPES.indexOf(b.type) ||
  depth(b) - depth(a) ||
  a.name.localeCompare(b.name) ||
  (a.id < b.id ? -1 : 1);

const depth = ({ type, name }: PlannedThing): number => (type === "resource" ? name.split("/").length : 0);
