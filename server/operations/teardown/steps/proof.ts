import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { type PlannedThing, type StayingThing, type TeardownProof, THING_TYPES } from "@/lib/contracts/teardown";
import { isMade, nameOf, type Things } from "@/lib/domain/teardown/thing";
import { defineStep, done, wait } from "../../definition";
import { listed } from "../check";
import type { RemovalInput } from "../input";
import { planFor } from "../plan";
import { afterTypes, REDO } from "../remove-each";

/**
 * Reads everything anew: nothing of what was confirmed is left, nor anything else that Stageway made for this environment,
 * but for what others use and was known to stay.
 */
export const proof = defineStep<RemovalInput, { proof: TeardownProof }>({
  key: "proof",
  title: ({ environment, operationId }) =>
    operationId === undefined ? `Prove that nothing of ${environment} is left` : "Prove that nothing of it is left",
  after: ["check", ...afterTypes(THING_TYPES)],
  timeoutMs: 5 * 60_000,
  redo: REDO,
  async run({ input, operationId: but, report }) {
    const expected = input.goes.map(({ key }) => key);
    const { goes, stays, things } = await planFor({ ...input, expected }, { fresh: true, but });
    const going = new Set(goes.map(({ key }) => key));
    const kept = input.goes.filter(({ key }) => things.has(key) && !going.has(key));
    const left = [...goes, ...kept];
    const told: TeardownProof = {
      at: new Date().toISOString(),
      looked: countOf(things),
      removed: input.goes.length,
      left,
      kept: stays
        .filter(({ key }) => isStageways(things, key))
        .map(({ key, type, id, name }) => ({ key, type, id, name })),
    };
    report({ result: { proof: told } });
    const used = usedBy(kept, stays);
    if (used.length > 0) throw stillUsed(kept, used);
    if (left.length > 0) return wait(3_000, `Still there: ${listed(left)}`);
    return done({ proof: told }, `${things.size} resources were looked at; nothing is left`);
  },
});

/** `API Shop is used by method GET /a.` */
const usedBy = (kept: readonly PlannedThing[], stays: readonly StayingThing[]): string[] =>
  stays
    .filter(({ key, by }) => by.length > 0 && kept.some((each) => each.key === key))
    .map((each) => `${nameOf(each)} is used by ${each.by.join(", ")}.`);

const stillUsed = (kept: readonly PlannedThing[], used: string[]) =>
  new AppFailure({
    code: "conflict",
    message: `${listed(kept)} ${kept.length === 1 ? "is" : "are"} still there: somebody uses it by now.`,
    reason: used.join(" "),
    remedy: "Retry once nobody uses it any more. If it is to stay, nothing more is to be done.",
  });

const isStageways = (things: Things, key: string): boolean => {
  const found = things.get(key);
  return found !== undefined && isMade(found);
};

/** How many of each type there are, whosever they are. */
function countOf(things: Things): TeardownProof["looked"] {
  const all = [...things.values()];
  return THING_TYPES.map((type) => ({ type, count: all.filter((each) => each.type === type).length }));
}
