import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { PromoteInput } from "@/lib/contracts/commands";
import { planPromotion } from "@/lib/domain/promotion-plan";
import { inventory } from "@/server/inventory";
import { liveOperations } from "@/server/store";
import { defineStep, done } from "../definition";
import type { Change } from "../stage-change/target";

/** The same checks as on the promotion's page, on facts that are read now: time has passed since a person saw them. */
export const check = defineStep<PromoteInput, Change>({
  key: "check",
  title: ({ from, to }) => `Check ${from} and ${to} again`,
  after: [],
  timeoutMs: 120_000,
  async run({ input, operationId }) {
    const { apiId, from, to, bindings } = input;
    const facts = await inventory().read({ apiId, loadBalancers: "all" }, { fresh: true });
    const live = (await liveOperations()).filter((each) => each.id !== operationId);
    const plan = planPromotion(facts, { apiId, from, to, bindings, live });
    const deploymentId = plan.from.snapshot?.deploymentId;
    if (deploymentId !== undefined && deploymentId !== input.deploymentId) throw upstreamMoved(input, deploymentId);
    if (deploymentId === undefined || !plan.allowed) throw refused(input, plan.blockedBy);
    const set = Object.fromEntries(Object.entries(bindings).filter(([name]) => !plan.kept[name]));
    const passed = plan.checks.filter(({ verdict }) => verdict === "ok").length;
    return done({ deploymentId, set, remove: [] }, `${passed} of ${plan.checks.length} checks passed`);
  },
});

const upstreamMoved = ({ from, deploymentId }: PromoteInput, now: string) =>
  new AppFailure({
    code: "conflict",
    message: `Stage ${from} has moved on since you looked.`,
    reason: `It served ${deploymentId}, and serves ${now} now.`,
    remedy: "Open the promotion again to see what would be promoted.",
  });

const refused = ({ from, to }: PromoteInput, blockedBy: string | undefined) =>
  new AppFailure({
    code: "check_failed",
    message: blockedBy ?? `The snapshot of ${from} is not known.`,
    remedy: `Nothing was changed. Open the promotion of ${from} to ${to} to see all checks.`,
  });
