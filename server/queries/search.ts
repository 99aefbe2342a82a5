import "server-only";
import type { SearchAnswer } from "@/lib/contracts/search";
import type { Stack } from "@/lib/contracts/stacks/stack";
import type { Facts, TaskFact } from "@/lib/domain/facts";
import { freshnessOf } from "@/lib/domain/freshness";
import { searchEntries } from "@/lib/domain/search/entries";
import { MOST_OPERATIONS, notSearched } from "@/lib/domain/search/not-searched";
import { search } from "@/lib/domain/search/search";
import { taskIdIn } from "@/lib/domain/search/task-id";
import { inventory } from "../inventory";
import { findStoppedTasks, listOperations } from "../store";

/** What in the account fits a query. From what is in memory, and what was kept: typing costs no call to AWS. */
export async function getSearch(query: string): Promise<SearchAnswer> {
  const [facts, operations] = await Promise.all([heldFacts(), listOperations(MOST_OPERATIONS + 1)]);
  const stacks = inventory().held<Stack[]>("stacks:all").value;
  const stopped = [...(await keptTasks(facts, query)), ...heldStopped(facts)];
  const entries = searchEntries(facts, operations.slice(0, MOST_OPERATIONS), { stacks, stopped });
  const left = notSearched(facts, operations.length, stacks);
  return { ...freshnessOf(facts), ...search(entries, query), notSearched: left };
}

/** Where nobody has looked at anything yet, the account is read once, as its first page would. */
async function heldFacts(): Promise<Facts> {
  const held = await inventory().read({ services: "all" }, { held: true });
  const facts = held.apis.value || held.apis.error ? held : await inventory().read();
  return { ...facts, tasks: { ...heldTasks(facts), ...facts.tasks } };
}

/** Also of clusters behind no load balancer, where somebody has looked at them. */
function heldTasks({ clusters }: Facts): Facts["tasks"] {
  const arns = (clusters.value ?? []).map(({ arn }) => arn);
  const all = arns.map((arn) => [arn, inventory().held<TaskFact[]>(`tasks:${arn}`)] as const);
  return Object.fromEntries(all.filter(([, fact]) => fact.value !== undefined));
}

/** Of those that were kept the one is meant whose id it is: there may be very many. */
async function keptTasks({ clusters }: Facts, query: string): Promise<TaskFact[]> {
  const id = taskIdIn(query);
  const arns = (clusters.value ?? []).map(({ arn }) => arn);
  return id === null || arns.length === 0 ? [] : findStoppedTasks(arns, id);
}

/** Those that somebody has looked at, on the page of a cluster or of a service. */
function heldStopped({ clusters, services }: Facts): TaskFact[] {
  const ofClusters = (clusters.value ?? []).map(({ arn }) => arn);
  const ofServices = Object.values(services).flatMap(({ value = [] }) => value);
  const keys = [...ofClusters, ...ofServices.map(({ clusterArn, name }) => `${clusterArn}/${name}`)];
  return keys.flatMap((key) => inventory().held<TaskFact[]>(`stoppedTasks:${key}`).value ?? []);
}
