import "server-only";
import { type PlannedThing, THING_TYPES, type ThingType } from "@/lib/contracts/teardown";
import { inventory, type Mark } from "@/server/inventory";
import { defineStep, done, type Outcome, type Step, type StepContext, wait } from "../definition";
import { check } from "./check";
import type { RemovalInput } from "./input";

/** A thing is gone, or what it waits for. What goes `withApi` is gone, and recorded as that, once the API is. */
export type Gone = "gone" | "withApi" | { waitMs: number; because: string };
export type RemovalContext = StepContext<RemovalInput>;

interface Removing {
  type: ThingType;
  after: string[];
  timeoutMs?: number;
  locksApi?: boolean;
  /** What is old once this one is gone. */
  touches?(each: PlannedThing): Mark[];
  /** Repeatable: it may have run before, to any point. */
  remove(each: PlannedThing, context: RemovalContext): Promise<Gone>;
}

const keyOf = (type: ThingType): string => type.toLowerCase().replaceAll(" ", "-");

/** The step that removes all things of one type; only operations that have some have it. */
export function removalStep({
  type,
  after,
  timeoutMs = 120_000,
  touches,
  remove,
  ...more
}: Removing): Step<RemovalInput> {
  const mine = (goes: readonly PlannedThing[]) => goes.filter((each) => each.type === type);
  return defineStep<RemovalInput, object>({
    ...more,
    key: keyOf(type),
    title: ({ goes }) => titleOf(type, mine(goes)),
    after: ["check", ...after],
    timeoutMs,
    when: ({ goes }) => goes.some((each) => each.type === type),
    redo: REDO,
    touches: ({ input }) => mine(input.goes).flatMap((each) => touches?.(each) ?? []),
    run: (context) => removeAll(context, type, remove),
  });
}

export const afterTypes = (types: readonly ThingType[]): string[] => types.map(keyOf);

/** A retry looks at everything again: what was in use before, or was to go with its API, may be free, or has to go alone. */
export const REDO = ["check", ...afterTypes(THING_TYPES)];

/** One after the other, so that AWS is not asked for more than its quota; what waits does not hold up the rest. */
async function removeAll(
  context: RemovalContext,
  type: ThingType,
  remove: Removing["remove"],
): Promise<Outcome<object>> {
  const waits: { waitMs: number; because: string }[] = [];
  const mine = context.output(check).goes.filter((each) => each.type === type);
  let removed = 0;
  for (const each of mine) {
    const gone = await remove(each, context);
    if (typeof gone === "object") waits.push(gone);
    else if (gone === "gone") {
      context.removed(type, each.id);
      removed++;
    }
  }
  inventory().touch("ownership");
  if (waits[0] !== undefined) return wait(waits[0].waitMs, waits.map(({ because }) => because).join("; "));
  if (mine.length === 0) return done({}, "nothing of it goes any more");
  return done({}, removed === mine.length ? `${removed} removed` : `${mine.length - removed} to go with the API`);
}

function titleOf(type: ThingType, mine: readonly PlannedThing[]): string {
  const word = type.charAt(0).toUpperCase() + type.slice(1);
  const [only] = mine;
  return mine.length === 1 && only ? `${word} ${only.name}` : `${mine.length} ${type}s`;
}
