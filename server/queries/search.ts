import "server-only";
import type { SearchAnswer } from "@/lib/contracts/search";
import type { Facts, TaskFact } from "@/lib/domain/facts";
import { freshnessOf } from "@/lib/domain/freshness";
import { searchEntries } from "@/lib/domain/search/entries";
import { MOST_OPERATIONS, notSearched } from "@/lib/domain/search/not-searched";
import { search } from "@/lib/domain/search/search";
import { inventory } from "../inventory";
import { listOperations } from "../store";

/** What in the account fits a query. From what is in memory: typing costs no call to AWS. */
export async function getSearch(query: string): Promise<SearchAnswer> {
  const [facts, operations] = await Promise.all([heldFacts(), listOperations(MOST_OPERATIONS + 1)]);
  const entries = searchEntries(facts, operations.slice(0, MOST_OPERATIONS));
  return { ...freshnessOf(facts), ...search(entries, query), notSearched: notSearched(facts, operations.length) };
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
