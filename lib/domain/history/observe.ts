import type { StageState } from "@/lib/contracts/history";
import type { Environment } from "../environment";
import { type Fact, type Facts, known, type TaskFact } from "../facts";
import { environmentSubject, healthKey, healthState } from "./environment-state";
import { keyOf } from "./gaps";
import type { Observation } from "./observation";
import { targetKey, targetLabel, targetSubject } from "./target-subject";

/**
 * What the facts and what was judged by them say of how things are. What was not read yet is no observation.
 * @param isNew whether an answer of AWS was not observed before: there may be thousands of targets, and many who look.
 */
export const observe = (
  facts: Facts,
  environments: readonly Environment[],
  isNew: (answer: object) => boolean = () => true,
): Observation[] => [
  ...environments.flatMap((environment) => [
    ...observeHealth(facts, environment),
    ...observeStage(facts, environment.summary),
  ]),
  ...Object.entries(facts.targetHealth).flatMap(([arn, fact]) =>
    fact.value && isNew(fact.value) ? observeTargets(arn, fact) : [],
  ),
];

function observeHealth(facts: Facts, environment: Environment): Observation[] {
  const { summary, causes } = environment;
  const state = healthState(summary, causes);
  if (state.health === "unknown" && !hasFailed(facts) && state.code === "family.unknown") return [];
  return [
    {
      kind: "environment",
      subject: environmentSubject(summary.apiId, summary.stage),
      key: healthKey(state),
      state,
      at: ageOf(facts, environment),
    },
  ];
}

/** By the facts that change by themselves: of two replicas the one with the newer ones is right. */
function ageOf(facts: Facts, { summary, paths }: Environment): number {
  const groups = paths.flatMap(({ hops }) =>
    hops.flatMap(({ kind, id }) => (kind === "targetGroup" ? (id ?? []) : [])),
  );
  const read: (Fact<unknown> | undefined)[] = [
    facts.stages[summary.apiId],
    ...groups.map((arn) => facts.targetHealth[arn]),
    ...Object.values(facts.services),
  ];
  // That something cannot be read is found out now.
  const times = read.map((fact) => Date.parse((fact?.error ? undefined : fact?.at) ?? facts.at));
  return Math.min(...times);
}

const hasFailed = (facts: Facts): boolean =>
  [
    facts.apis,
    facts.loadBalancers,
    facts.targetGroups,
    facts.clusters,
    ...[facts.stages, facts.snapshots, facts.listeners, facts.targetHealth, facts.services, facts.tasks].flatMap(
      (family) => Object.values<Fact<unknown>>(family),
    ),
  ].some(({ error }) => error !== undefined);

function observeStage(facts: Facts, { apiId, stage: name }: Environment["summary"]): Observation[] {
  const fact = facts.stages[apiId];
  const stage = known(fact)?.find((one) => one.stage === name);
  if (!stage || !fact?.at) return [];
  const { deploymentId, variables } = stage;
  const state: StageState = { deploymentId, variables };
  const bound = Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));
  const key = keyOf(true, deploymentId ?? "", JSON.stringify(bound));
  return [{ kind: "stage", subject: environmentSubject(apiId, name), key, state, at: Date.parse(fact.at) }];
}

function observeTargets(groupArn: string, fact: Facts["targetHealth"][string]): Observation[] {
  const at = Date.parse(fact.at ?? "");
  if (Number.isNaN(at) || fact.error) return [];
  return (fact.value ?? []).map((target) => {
    const { state, reasonCode, description } = target;
    const told = { state, ...(reasonCode && { reasonCode }), ...(description && { description }) };
    const subject = targetSubject(groupArn, targetLabel(target));
    return { kind: "target" as const, subject, key: targetKey(target), state: told, at };
  });
}

/** The tasks that have stopped, of those that the facts tell of. */
export const stoppedIn = ({ stoppedTasks }: Pick<Facts, "stoppedTasks">): TaskFact[] =>
  Object.values(stoppedTasks).flatMap((fact) => fact.value ?? []);
