import { HEALTH, type Health } from "@/lib/contracts/health";
import type { LoadBalancerSummary } from "@/lib/contracts/load-balancers";
import { compareText, type Sort } from "../../ui/lists/sort";

export const COLUMNS = ["name", "health", "targets", "environments"] as const;
/** What is in trouble stands first. */
export const BY_HEALTH: Sort = { by: "health", down: false };

/** The load balancers that a person asked for, in the order asked for. */
export function arrange(
  all: readonly LoadBalancerSummary[],
  { text, health }: { text: string; health: string },
  sort: Sort,
): LoadBalancerSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = all.filter((each) => (health === "" || each.health === health) && words.every(isIn(each)));
  const compare = ORDERS[sort.by] ?? byHealth;
  return shown.sort((a, b) => (sort.down ? -1 : 1) * compare(a, b) || compareText(a.name, b.name));
}

/** How many there are of each health, worst first. */
export const countHealth = (all: readonly LoadBalancerSummary[]): [Health, number][] =>
  HEALTH.map((health): [Health, number] => [health, all.filter((each) => each.health === health).length]).filter(
    ([, count]) => count > 0,
  );

type Compare = (a: LoadBalancerSummary, b: LoadBalancerSummary) => number;

const byHealth: Compare = (a, b) => HEALTH.indexOf(a.health) - HEALTH.indexOf(b.health);

const ORDERS: Record<string, Compare> = {
  name: (a, b) => compareText(a.name, b.name),
  health: byHealth,
  // Not known before none.
  targets: (a, b) => (a.targets?.total ?? -1) - (b.targets?.total ?? -1),
  environments: (a, b) => a.environments.length - b.environments.length,
};

const isIn =
  ({ name, dnsName, type, scheme = "", state, targetGroups, environments }: LoadBalancerSummary) =>
  (word: string): boolean =>
    [name, dnsName, type, scheme, state, ...(targetGroups ?? []), ...environments.map(pathOf)].some((text) =>
      text.toLowerCase().includes(word),
    );

const pathOf = ({ apiName, stage }: { apiName: string; stage: string }): string => `${apiName}/${stage}`;
