import type { EnvironmentSummary, TargetCount } from "@/lib/contracts/environments";
import type { OperationSummary } from "@/lib/contracts/operations";
import type { Cause, RequestPath } from "@/lib/contracts/request-path";
import { bindingsOf } from "./bindings";
import { causesOf, healthOfCauses, numberCauses, worstCauseFirst } from "./causes";
import { stageNotes, stageTrouble } from "./diagnosis/stage-trouble";
import {
  type ApiFact,
  type DeploymentFact,
  type FactIndex,
  known,
  type SnapshotFact,
  type StageFact,
  snapshotKey,
} from "./facts";
import { compareVerdict } from "./health";
import { environmentSubject, healthKey, healthState } from "./history/environment-state";
import { imagesOf } from "./request-path/service-hop";
import { countTargets } from "./request-path/target-hop";
import { traceMethod } from "./request-path/trace";
import { undeployedChanges } from "./undeployed/undeployed-changes";
import { causesUnderWay, healthUnderWay, pathUnderWay } from "./under-way";

/** One stage of one API, judged. */
export interface Environment {
  summary: EnvironmentSummary;
  /** Those with trouble first. */
  paths: RequestPath[];
  /** Worst first. */
  causes: Cause[];
  snapshot: SnapshotFact | undefined;
}

export interface JudgeContext {
  index: FactIndex;
  live: readonly OperationSummary[];
  invokeUrl: (apiId: string, stage: string) => string;
}

/** Judges a stage by everything that its variables bind it to. */
export function judgeEnvironment(
  context: JudgeContext,
  api: Pick<ApiFact, "id" | "name">,
  stage: StageFact,
): Environment {
  const { index } = context;
  const snapshotFact = index.facts.snapshots[snapshotKey(api.id, stage.deploymentId ?? "")];
  const snapshot = known(snapshotFact);
  const traced = (snapshot?.methods ?? []).map((method) =>
    traceMethod({ index, api, stage, snapshot: snapshot as SnapshotFact, method }),
  );
  const found = [
    ...stageTrouble(index, stage, snapshot, snapshotFact),
    ...causesOf(traced),
    ...stageNotes(index, stage, snapshot),
  ].sort(worstCauseFirst);
  const operation = operationOn(context.live, api, stage);
  const paths = (operation ? traced.map((path) => pathUnderWay(operation, path)) : traced).sort(troubleFirst);
  const causes = operation ? causesUnderWay(operation, found) : found;
  const judged = operation ? healthUnderWay(operation, found) : healthAtRest(found);
  const seenSince = sinceWhen(index, api.id, stage.stage, judged, causes);
  const summary: EnvironmentSummary = {
    apiId: api.id,
    apiName: api.name,
    stage: stage.stage,
    deploymentId: stage.deploymentId,
    variables: stage.variables,
    invokeUrl: context.invokeUrl(api.id, stage.stage),
    ...judged,
    ...(seenSince && { seenSince }),
    targets: targetsOf(index, paths),
    snapshot: snapshotSummary(index, stage, snapshot),
    bindings: bindingsOf(index, stage, snapshot),
    ...(judged.health === "healthy" ? {} : reasonCode(paths)),
    images: imagesBehind(index, paths),
    getPaths: getPaths(snapshot),
    ...(operation ? { operationId: operation.id } : {}),
    behind: behind(index, stage),
    ...undeployedCount(index, stage, snapshot),
  };
  return { summary, paths: numberCauses(paths, causes), causes, snapshot };
}

const troubleFirst = (a: RequestPath, b: RequestPath): number => compareVerdict(a.verdict, b.verdict);

function healthAtRest(causes: readonly Cause[]): Pick<EnvironmentSummary, "health" | "reason" | "since"> {
  const worst = causes.find(({ code }) => healthOfCauses([{ code }]) !== "healthy");
  return {
    health: healthOfCauses(causes),
    ...(worst ? { reason: worst.message } : {}),
    ...(worst?.since ? { since: worst.since } : {}),
  };
}

/** Since when it is as ill as it is, as far as it was watched. */
function sinceWhen(
  index: FactIndex,
  apiId: string,
  stage: string,
  judged: Pick<EnvironmentSummary, "health" | "reason">,
  causes: readonly Cause[],
) {
  if (judged.health === "healthy") return undefined;
  return index.since("environment", environmentSubject(apiId, stage), healthKey(healthState(judged, causes)));
}

/** All targets that requests can arrive at, each group once; null when any group's health is not known. */
function targetsOf(index: FactIndex, paths: readonly RequestPath[]): TargetCount | null {
  const groups = groupsOf(paths);
  const targets = groups.map((arn) => index.targets(arn));
  if (groups.length === 0 || targets.includes(undefined)) return null;
  return countTargets(targets.flatMap((one) => one ?? []));
}

const groupsOf = (paths: readonly RequestPath[]): string[] => [
  ...new Set(paths.flatMap(({ hops }) => hops.flatMap(({ kind, id }) => (kind === "targetGroup" && id ? [id] : [])))),
];

function imagesBehind(index: FactIndex, paths: readonly RequestPath[]): string[] {
  const services = groupsOf(paths).flatMap((arn) => index.servicesOf(arn) ?? []);
  return [...new Set(services.flatMap((service) => imagesOf(index, service)))].sort();
}

/** AWS's code of the target that is worst off. */
function reasonCode(paths: readonly RequestPath[]): { reasonCode?: string } {
  const [worst] = paths
    .flatMap(({ targets }) => targets)
    .filter(({ verdict, reasonCode }) => verdict !== "ok" && reasonCode !== undefined)
    .sort((a, b) => compareVerdict(a.verdict, b.verdict));
  return worst?.reasonCode === undefined ? {} : { reasonCode: worst.reasonCode };
}

/** Literal paths that answer GET; `/helloworld` first. */
function getPaths(snapshot: SnapshotFact | undefined): string[] {
  const paths = (snapshot?.methods ?? [])
    .filter(({ httpMethod, path }) => (httpMethod === "GET" || httpMethod === "ANY") && !path.includes("{"))
    .map(({ path }) => path);
  const rank = (path: string): number => (path === "/helloworld" ? 0 : 1);
  return [...new Set(paths)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function snapshotSummary(index: FactIndex, stage: StageFact, snapshot: SnapshotFact | undefined) {
  if (stage.deploymentId === null) return null;
  const deployment = deploymentOf(index, stage);
  return {
    deploymentId: stage.deploymentId,
    ...(deployment?.createdAt ? { createdAt: deployment.createdAt } : {}),
    ...(deployment?.description ? { description: deployment.description } : {}),
    source: snapshot?.source ?? ("none" as const),
  };
}

/** Stages of the same API that serve a snapshot made later. */
function behind(index: FactIndex, stage: StageFact): string[] {
  const own = deploymentOf(index, stage)?.createdAt;
  if (own === undefined) return [];
  return (index.facts.stages[stage.apiId]?.value ?? [])
    .filter((other) => other.deploymentId !== stage.deploymentId && (deploymentOf(index, other)?.createdAt ?? "") > own)
    .map((other) => other.stage);
}

/** Absent where it is not known. */
function undeployedCount(index: FactIndex, stage: StageFact, snapshot: SnapshotFact | undefined) {
  const changes = undeployedChanges(index.facts.resources[stage.apiId], snapshot, deploymentOf(index, stage));
  return changes === null ? {} : { undeployed: changes.length };
}

const deploymentOf = (index: FactIndex, stage: StageFact): DeploymentFact | undefined =>
  index.facts.deployments[stage.apiId]?.value?.find(({ id }) => id === stage.deploymentId);

/** The operation that holds a stage. By id; by name as long as it has not made its API yet. */
export const operationOn = (
  live: readonly OperationSummary[],
  api: Pick<ApiFact, "id" | "name">,
  stage: Pick<StageFact, "stage">,
): OperationSummary | undefined =>
  live.find(
    (one) => one.stage === stage.stage && (one.apiId === undefined ? one.apiName === api.name : one.apiId === api.id),
  );
