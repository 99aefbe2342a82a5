import "server-only";
import { type TeardownProof, THING_TYPES } from "@/lib/contracts/teardown";
import { isMade, type Things } from "@/lib/domain/teardown/thing";
import { defineStep, done, wait } from "../../definition";
import { listed } from "../check";
import type { RemovalInput } from "../input";
import { planFor } from "../plan";
import { afterTypes } from "../remove-each";

/** Reads everything anew: nothing that Stageway made for this environment is left, but for what others use. */
export const proof = defineStep<RemovalInput, { proof: TeardownProof }>({
  key: "proof",
  title: ({ environment, operationId }) =>
    operationId === undefined ? `Prove that nothing of ${environment} is left` : "Prove that nothing of it is left",
  after: ["check", ...afterTypes(THING_TYPES)],
  timeoutMs: 5 * 60_000,
  redo: ["check"],
  async run({ input, operationId: but, report }) {
    const expected = input.goes.map(({ key }) => key);
    const { goes: left, stays, things } = await planFor({ ...input, expected }, { fresh: true, but });
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
    if (left.length > 0) return wait(3_000, `Still there: ${listed(left)}`);
    return done({ proof: told }, `${things.size} resources were looked at; nothing is left`);
  },
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
