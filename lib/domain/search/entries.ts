import type { OperationSummary } from "@/lib/contracts/operations";
import type { Stack } from "@/lib/contracts/stacks/stack";
import { stackHref } from "../cloudformation/address";
import { stackStatusWords } from "../cloudformation/stack-status";
import { environmentHref } from "../diagnosis/cli";
import { type ApiFact, type Facts, known, type StageFact, type TaskFact } from "../facts";
import { loadBalancerHref, targetGroupHref } from "../load-balancers/address";
import { clusterHref, serviceHref } from "../services/address";
import { listClusters } from "../services/clusters";
import { lastPart } from "../services/names";
import { taskHref } from "../services/task-address";
import { inStageOrder } from "../stage-order";
import { apiHref } from "../undeployed/address";
import type { SearchEntry } from "./rank";

/** What is known beside the facts of environments. */
export interface Beside {
  stacks?: readonly Pick<Stack, "id" | "name" | "status" | "description">[] | undefined;
  /** Tasks that have stopped, of any cluster. */
  stopped?: readonly TaskFact[];
}

/** Everything in the account that has a page, and what can be done to environments. */
export function searchEntries(
  facts: Facts,
  operations: readonly OperationSummary[],
  { stacks = [], stopped = [] }: Beside = {},
): SearchEntry[] {
  return [
    ...(facts.apis.value ?? []).flatMap((api) => apiEntries(api, facts.stages[api.id]?.value ?? [])),
    ...clusters(facts),
    ...services(facts),
    ...loadBalancers(facts),
    ...targetGroups(facts),
    ...tasks(facts, stopped),
    ...stacks.map(stack),
    ...operations.map(operation),
  ];
}

function apiEntries(api: ApiFact, stages: readonly StageFact[]): SearchEntry[] {
  const { id, name } = api;
  const ordered = inStageOrder(stages);
  return [
    { id: `api ${id}`, kind: "api", title: name, detail: id, href: apiHref(id), words: [id] },
    ...ordered.flatMap((stage) => environmentEntries(api, stage)),
    ...ordered.slice(1).map((to, at) => promotion(api, ordered[at]?.stage ?? "", to.stage)),
  ];
}

function environmentEntries({ id, name }: ApiFact, { stage, deploymentId, variables }: StageFact): SearchEntry[] {
  const title = `${name} / ${stage}`;
  const words = [id, deploymentId ?? "", ...Object.values(variables)].filter(Boolean);
  const key = `${id}/${stage}`;
  return [
    { id: `environment ${key}`, kind: "environment", title, href: environmentHref(id, stage), words },
    {
      id: `invoke ${key}`,
      kind: "action",
      title: `Invoke ${stage}`,
      detail: name,
      href: `${environmentHref(id, stage)}#invoke`,
      words: ["call request test"],
    },
  ];
}

const promotion = ({ id, name }: ApiFact, from: string, to: string): SearchEntry => ({
  id: `promote ${id}/${from}..${to}`,
  kind: "action",
  title: `Promote ${from} to ${to}`,
  detail: name,
  href: `${environmentHref(id, to)}?${new URLSearchParams({ promote: `${from}..${to}` })}`,
  words: ["deploy release"],
});

const clusters = ({ clusters }: Facts): SearchEntry[] =>
  listClusters({ clusters }).map(({ arn, name }) => ({
    id: arn,
    kind: "cluster",
    title: name,
    href: clusterHref(name),
    words: [arn],
  }));

const services = ({ services }: Facts): SearchEntry[] =>
  Object.values(services)
    .flatMap(({ value }) => value ?? [])
    .filter(({ status }) => status !== "INACTIVE")
    .map(({ arn, name, clusterArn, taskDefinitionArn }) => {
      const cluster = lastPart(clusterArn);
      const words = [arn, taskDefinitionArn];
      return { id: arn, kind: "service", title: name, detail: cluster, href: serviceHref(cluster, name), words };
    });

const loadBalancers = ({ loadBalancers: { value = [] } }: Facts): SearchEntry[] =>
  value.map(({ arn, name, dnsName }) => ({
    id: arn,
    kind: "loadBalancer",
    title: name,
    detail: dnsName,
    href: loadBalancerHref(name),
    words: [arn, dnsName],
  }));

/** A target group is looked at on the page of the load balancer that it stands behind; one behind none has its own. */
function targetGroups({ targetGroups: { value = [] }, loadBalancers, targetHealth }: Facts): SearchEntry[] {
  const byArn = new Map((loadBalancers.value ?? []).map((each) => [each.arn, each.name]));
  return value.map(({ arn, name, loadBalancerArns }) => {
    const balancer = loadBalancerArns.map((each) => byArn.get(each)).find((each) => each !== undefined);
    const targets = (targetHealth[arn]?.value ?? []).map(({ id, port }) => `${id}:${port ?? ""}`);
    return {
      id: arn,
      kind: "targetGroup" as const,
      title: name,
      detail: balancer ? `behind ${balancer}` : loadBalancerArns.length === 0 ? "behind no load balancer" : undefined,
      href: balancer ? `${loadBalancerHref(balancer)}?${new URLSearchParams({ group: name })}` : targetGroupHref(name),
      words: [arn, ...targets],
    };
  });
}

function tasks(facts: Facts, stopped: readonly TaskFact[]): SearchEntry[] {
  const held = [...Object.values(facts.tasks), ...Object.values(facts.stoppedTasks)].flatMap(
    (fact) => known(fact) ?? [],
  );
  // Each once, whoever tells of it.
  return [...new Map([...stopped, ...held].map((one) => [one.arn, one])).values()].map(task);
}

function task(fact: TaskFact) {
  const { arn, serviceName, lastStatus, taskDefinitionArn, startedBy, addresses } = fact;
  const detail = `${lastStatus} · ${serviceName ?? `${lastPart(taskDefinitionArn)}, no service`}`;
  const words = [arn, ...addresses, ...(startedBy ? [startedBy] : [])];
  return { id: arn, kind: "task" as const, title: lastPart(arn), detail, href: taskHref(fact), words };
}

const stack = ({ id, name, status, description = "" }: NonNullable<Beside["stacks"]>[number]): SearchEntry => ({
  id,
  kind: "stack",
  title: name,
  detail: stackStatusWords(status).word,
  href: stackHref(name),
  words: [id, description].filter(Boolean),
});

const operation = ({ id, title, status, actor }: OperationSummary): SearchEntry => ({
  id: `operation ${id}`,
  kind: "operation",
  title,
  detail: status,
  href: `/operations/${id}`,
  words: [id, actor],
});
