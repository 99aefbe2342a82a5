import { HEALTH, type Health } from "@/lib/contracts/health";
import type { ServiceSummary } from "@/lib/contracts/services";

export const SORTS = { health: "Worst first", name: "Name", cluster: "Cluster", tasks: "Most tasks" } as const;
export type Sort = keyof typeof SORTS;

export interface Search {
  text: string;
  health: Health | null;
  sort: Sort;
}

/** Those that match, in the order that is asked for; what is equal stays as the server has it. */
export function findServices(services: ServiceSummary[], { text, health, sort }: Search): ServiceSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return services
    .filter((service) => health === null || service.health === health)
    .filter((service) => words.every((word) => textOf(service).includes(word)))
    .sort(ORDERS[sort]);
}

const ORDERS: Record<Sort, (a: ServiceSummary, b: ServiceSummary) => number> = {
  health: (a, b) => HEALTH.indexOf(a.health) - HEALTH.indexOf(b.health),
  name: (a, b) => a.name.localeCompare(b.name),
  cluster: (a, b) => a.cluster.localeCompare(b.cluster) || a.name.localeCompare(b.name),
  tasks: (a, b) => b.running - a.running,
};

const textOf = ({ name, cluster, taskDefinition, images, environments }: ServiceSummary): string =>
  [
    name,
    cluster,
    taskDefinition,
    ...(images ?? []),
    ...(environments ?? []).map(({ apiName, stage }) => `${apiName}/${stage}`),
  ]
    .join("\n")
    .toLowerCase();

/** How many there are of each health that occurs, worst first. */
export function countHealth(services: ServiceSummary[]): [Health, number][] {
  return HEALTH.map((health): [Health, number] => [
    health,
    services.filter((one) => one.health === health).length,
  ]).filter(([, count]) => count > 0);
}
