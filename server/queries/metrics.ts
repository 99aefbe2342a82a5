import "server-only";
import { inventory } from "../inventory";
import { log } from "../log";
import { metrics } from "../metrics";
import { countOperations } from "../store";
import { within } from "./parts/within";

const PATIENCE_MS = 2_000;

export interface MetricsText {
  text: string;
  contentType: string;
}

/** What is counted as it happens, and what is looked up now: facts, budget and operations. Asks AWS nothing. */
export async function getMetrics(): Promise<MetricsText> {
  showInventory();
  await showOperations();
  const { registry } = metrics();
  return { text: await registry.metrics(), contentType: registry.contentType };
}

function showInventory(): void {
  const { facts, factsFailing, factsAge, budgetCalls, budgetRate } = metrics();
  const { families, budget } = inventory().status();
  // What was forgotten must not stay.
  for (const gauge of [facts, factsFailing, factsAge]) gauge.reset();
  for (const { family, facts: held, failing, oldestMs } of families) {
    facts.set({ family }, held);
    factsFailing.set({ family }, failing);
    if (oldestMs !== undefined) factsAge.set({ family }, oldestMs / 1000);
  }
  for (const { quota, calls, perSecond } of budget) {
    budgetCalls.set({ quota }, calls);
    budgetRate.set({ quota }, perSecond);
  }
}

/** Left out when the database does not answer: no figure is better than an old one. */
async function showOperations(): Promise<void> {
  const { operations } = metrics();
  operations.reset();
  try {
    const counts = await within(PATIENCE_MS, countOperations(), null);
    for (const [status, count] of Object.entries(counts ?? {})) operations.set({ status }, count);
  } catch (thrown) {
    log.error({ err: thrown }, "operations could not be counted");
  }
}
