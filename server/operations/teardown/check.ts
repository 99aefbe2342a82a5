import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { PlannedThing } from "@/lib/contracts/teardown";
import { nameOf } from "@/lib/domain/teardown/thing";
import { defineStep, done } from "../definition";
import type { RemovalInput } from "./input";
import { planFor } from "./plan";

/** Names as many as fit into a sentence. */
const MOST_NAMED = 5;

/** The same plan as on the removal's page, on facts that are read now. What nobody saw is never removed. */
export const check = defineStep<RemovalInput, { goes: PlannedThing[] }>({
  key: "check",
  title: () => "Look again at what goes, and at who uses it",
  after: [],
  timeoutMs: 180_000,
  async run({ input, operationId: but }) {
    const seen = new Set(input.goes.map(({ key }) => key));
    const { goes, unsure } = await planFor({ ...input, expected: [...seen] }, { fresh: true, but });
    const more = goes.filter(({ key }) => !seen.has(key));
    if (unsure.length > 0 || more.length > 0) throw moved(unsure, more);
    const fewer = seen.size - goes.length;
    return done(
      { goes },
      fewer === 0 ? count(goes.length) : `${count(goes.length)}; ${fewer} are gone or in use by now`,
    );
  },
});

const count = (things: number): string => (things === 1 ? "1 resource goes" : `${things} resources go`);

const moved = (unsure: string[], more: PlannedThing[]) =>
  new AppFailure({
    code: "conflict",
    message: unsure[0] ?? `There is more by now than you saw: ${listed(more)}.`,
    remedy: "Nothing was removed in this run. Open the removal again to see all that would go.",
  });

/** `service web, listener web:80 and 3 more` */
export function listed(things: readonly PlannedThing[]): string {
  const named = things.slice(0, MOST_NAMED).map(nameOf).join(", ");
  return things.length > MOST_NAMED ? `${named} and ${things.length - MOST_NAMED} more` : named;
}
