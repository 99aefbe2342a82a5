import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { HEALTH, type Health } from "@/lib/contracts/health";

/** One API with its stages in promotion order, as the server sorted them. */
export interface ApiGroup {
  apiId: string;
  apiName: string;
  environments: EnvironmentSummary[];
}

export interface Filter {
  text: string;
  health: Health | "trouble" | null;
}

const TROUBLE: readonly Health[] = ["missing", "degraded", "unknown"];

/** Groups in the order of their first environment. */
export function groupByApi(environments: EnvironmentSummary[]): ApiGroup[] {
  const groups = new Map<string, ApiGroup>();
  for (const environment of environments) {
    const { apiId, apiName } = environment;
    const group = groups.get(apiId) ?? { apiId, apiName, environments: [] };
    group.environments.push(environment);
    groups.set(apiId, group);
  }
  return [...groups.values()];
}

/** Keeps a whole API when one of its stages matches: a stage is read beside the one before it. */
export function filterGroups(groups: ApiGroup[], filter: Filter): ApiGroup[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && !filter.health) return groups;
  return groups.filter((group) =>
    group.environments.some((each) => hasHealth(each, filter.health) && words.every((word) => mentions(each, word))),
  );
}

const hasHealth = (environment: EnvironmentSummary, health: Filter["health"]): boolean =>
  health === null || (health === "trouble" ? TROUBLE.includes(environment.health) : environment.health === health);

function mentions(environment: EnvironmentSummary, word: string): boolean {
  const { apiName, apiId, stage, deploymentId, bindings, images, reason } = environment;
  const names = bindings.flatMap(({ name, value, loadBalancerName }) => [name, value, loadBalancerName ?? ""]);
  return [apiName, apiId, stage, deploymentId ?? "", reason ?? "", ...names, ...images].some((text) =>
    text.toLowerCase().includes(word),
  );
}

/** How many of each health, worst first; those that do not occur are left out. */
export function countHealth(environments: EnvironmentSummary[]): [Health, number][] {
  return HEALTH.map((health): [Health, number] => [
    health,
    environments.filter((each) => each.health === health).length,
  ]).filter(([, count]) => count > 0);
}

/** How a stage's snapshot stands to that of the stage before it. */
export type Sync = "same" | "behind" | "ahead" | "differs" | "unknown";

export function syncWith(upstream: EnvironmentSummary, environment: EnvironmentSummary): Sync {
  if (!upstream.deploymentId || !environment.deploymentId) return "unknown";
  if (upstream.deploymentId === environment.deploymentId) return "same";
  if (environment.behind.includes(upstream.stage)) return "behind";
  if (upstream.behind.includes(environment.stage)) return "ahead";
  return "differs";
}
