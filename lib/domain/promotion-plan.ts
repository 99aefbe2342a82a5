import type { OperationSummary } from "@/lib/contracts/operations";
import type { PromotionCheck, PromotionPlan, PromotionSide } from "@/lib/contracts/promotion";
import { type Environment, type JudgeContext, judgeEnvironment, operationOn } from "./environment";
import { type Facts, indexFacts, known, type StageFact } from "./facts";
import { freshnessOf } from "./freshness";
import * as checks from "./promotion/checks";
import { diffMethods } from "./promotion/method-diff";
import { bindingOptions } from "./promotion/options";
import { type Trial, tryOut } from "./promotion/trial";
import { variablesUsed } from "./stage-variables";

export interface PromotionRequest {
  apiId: string;
  from: string;
  to: string;
  /** Values that the promotion sets in the target, for names it lacks. Absent: not asked yet, so a missing one does not block. */
  bindings?: Record<string, string>;
  /** The operations that are running now. An operation that asks for its own plan leaves itself out. */
  live: OperationSummary[];
}

/**
 * What a promotion would change, and whether it may. Pure: the same facts give the same plan.
 * @param facts read with `{ apiId, loadBalancers: "all" }`, so that given bindings and offers can be judged.
 */
export function planPromotion(facts: Facts, request: PromotionRequest): PromotionPlan {
  const index = indexFacts(facts);
  const api = facts.apis.value?.find(({ id }) => id === request.apiId) ?? { id: request.apiId, name: request.apiId };
  const context: JudgeContext = { index, live: request.live, invokeUrl: () => "" };
  // What was last read is shown; whether it still holds decides below whether the promotion may be.
  const stages = facts.stages[api.id]?.value ?? [];
  const find = (name: string) => stages.find(({ stage }) => stage === name);
  const [upstream, target] = [find(request.from), find(request.to)];
  const from = upstream && judgeEnvironment(context, api, upstream);
  const to = target && judgeEnvironment(context, api, target);
  const variables = target?.variables ?? {};
  const used = from?.snapshot ? variablesUsed(from.snapshot.methods) : [];
  const made: StageFact = {
    apiId: api.id,
    stage: request.to,
    deploymentId: upstream?.deploymentId ?? null,
    // A binding never overwrites what the target has.
    variables: { ...request.bindings, ...variables },
  };
  const trial = from?.snapshot && tryOut(index, api, from.snapshot, made);
  const upToDate = target?.deploymentId !== undefined && target.deploymentId === upstream?.deploymentId;
  const all = [...settledChecks(request, api, from), ...(from && trial ? trialChecks(request, from, trial) : [])];
  const blockedBy = blocker(request, known(facts.stages[api.id]) !== undefined, from, upToDate, all);
  return {
    ...freshnessOf(facts),
    apiId: api.id,
    apiName: api.name,
    from: side(request.from, from),
    to: side(request.to, to),
    methods: diffMethods(from?.snapshot, target ? to?.snapshot : { source: "export", methods: [] }),
    kept: variables,
    missing: used.filter((name) => !variables[name]),
    surplus: from?.snapshot
      ? Object.keys(variables)
          .filter((name) => !used.includes(name))
          .sort()
      : [],
    checks: all,
    options: bindingOptions(index),
    upToDate,
    allowed: blockedBy === undefined,
    ...(blockedBy === undefined ? {} : { blockedBy }),
  };
}

function settledChecks(
  request: PromotionRequest,
  api: { id: string; name: string },
  from: Environment | undefined,
): PromotionCheck[] {
  const running = (stage: string) => operationOn(request.live, api, { stage });
  return [
    ...checks.noOperation(running(request.from), running(request.to)),
    ...(from ? checks.upstreamHealthy(from) : []),
    ...(from && from.snapshot === undefined
      ? [
          {
            code: "snapshot.known",
            verdict: "unknown" as const,
            words: `The snapshot of ${request.from} could not be read.`,
          },
        ]
      : []),
  ];
}

const trialChecks = (request: PromotionRequest, from: Environment, trial: Trial): PromotionCheck[] => [
  ...checks.bindingsGiven(trial, request.bindings !== undefined),
  ...checks.bindingsResolve(trial),
  ...checks.ownLoadBalancer(from, trial),
  ...checks.targetsHealthy(trial),
  ...checks.rolloutSettled(trial),
];

/** The first reason why not, in one sentence. A check that fails blocks, and so does one that cannot be made. */
function blocker(
  request: PromotionRequest,
  stagesKnown: boolean,
  from: Environment | undefined,
  upToDate: boolean,
  all: readonly PromotionCheck[],
): string | undefined {
  if (request.from === request.to) return "A stage cannot be promoted to itself.";
  if (!stagesKnown) return "The API's stages could not be read, so what would change is not known.";
  if (!from) return `Stage ${request.from} does not exist.`;
  if (from.summary.deploymentId === null) return `Stage ${request.from} serves no deployment.`;
  if (upToDate) return `${request.to} serves this snapshot already.`;
  return (all.find(({ verdict }) => verdict === "fail") ?? all.find(({ verdict }) => verdict === "unknown"))?.words;
}

function side(stage: string, environment: Environment | undefined): PromotionSide {
  if (!environment) return { stage, exists: false, health: "missing", snapshot: null, variables: {} };
  const { health, snapshot, variables } = environment.summary;
  return { stage, exists: true, health, snapshot, variables };
}
