import "server-only";
import type { HealthState, StageState, Timeline } from "@/lib/contracts/history";
import { type Environment, judgeEnvironment } from "@/lib/domain/environment";
import { type Facts, known, type ServiceFact, type TaskFact } from "@/lib/domain/facts";
import { freshnessOf } from "@/lib/domain/freshness";
import { environmentSubject } from "@/lib/domain/history/environment-state";
import { serviceHref } from "@/lib/domain/services/address";
import { lastPart } from "@/lib/domain/services/names";
import { mergeTimeline } from "@/lib/domain/timeline/merge";
import type { TimelineService } from "@/lib/domain/timeline/services";
import { keepHistory } from "../history";
import { inventory } from "../inventory";
import { listSightings, listStoppedTasks, listTargetSightings, operationsOn } from "../store";
import { foundApi, foundStage } from "./parts/found";
import { judgeContext } from "./parts/judge-context";

const MOST_ENTRIES = 300;
const MOST_OPERATIONS = 100;
const MOST_TASKS = 100;

/**
 * What happened to one environment, newest first: from the facts that its page reads and from what was kept, so that it
 * costs AWS no call of its own. @throws AppFailure when there is none.
 */
export async function getTimeline(apiId: string, stageName: string): Promise<Timeline> {
  const facts = await inventory().read({ apiId, detail: true });
  const api = foundApi(facts, apiId);
  const stage = foundStage(facts, apiId, stageName);
  const judged = judgeEnvironment(await judgeContext(facts), api, stage);
  keepHistory(facts, [judged]);
  const subject = [environmentSubject(apiId, stageName)];
  const [operations, health, served, targets, services] = await Promise.all([
    operationsOn({ apiId, apiName: api.name, stage: stageName }, MOST_OPERATIONS),
    listSightings<HealthState>("environment", subject, MOST_ENTRIES),
    listSightings<StageState>("stage", subject, MOST_ENTRIES),
    listTargetSightings(idsOf(judged, "targetGroup"), MOST_ENTRIES),
    Promise.all(servicesBehind(facts, judged).map((service) => timelineService(facts, service))),
  ]);
  const deployments = known(facts.deployments[apiId]) ?? [];
  const sources = { operations, health, stage: served, deployments, targets, services };
  return { ...freshnessOf(facts), ...mergeTimeline(sources, MOST_ENTRIES) };
}

const idsOf = ({ paths }: Environment, wanted: "targetGroup" | "service"): string[] => [
  ...new Set(paths.flatMap(({ hops }) => hops.flatMap(({ kind, id }) => (kind === wanted && id ? [id] : [])))),
];

function servicesBehind(facts: Facts, judged: Environment): ServiceFact[] {
  const arns = new Set(idsOf(judged, "service"));
  return Object.values(facts.services).flatMap((fact) => (fact.value ?? []).filter(({ arn }) => arns.has(arn)));
}

/** Stopped tasks that were read already count as well: those kept lag behind by an answer. */
async function timelineService(facts: Facts, service: ServiceFact): Promise<TimelineService> {
  const { clusterArn, name } = service;
  const cluster = facts.clusters.value?.find(({ arn }) => arn === clusterArn)?.name ?? lastPart(clusterArn);
  const held = inventory().held<TaskFact[]>(`stoppedTasks:${clusterArn}/${name}`).value ?? [];
  const kept = await listStoppedTasks(service, { limit: MOST_TASKS });
  return { service, href: serviceHref(cluster, name), stopped: [...kept, ...held] };
}
