/** What happened to services during one look, said in ECS's words ("Viewing Amazon ECS service event messages"). */
import { randomUUID } from "node:crypto";
import type { World } from "../../../world";
import { serviceEvents, services } from "../records";

export type News = { region: string; serviceArn: string | undefined } & (
  | { kind: "started" | "stopped"; taskId: string }
  | { kind: "registered" | "deregistered"; targetGroupArn: string }
  | { kind: "draining" }
  /** Everything else, from behind the service's name. */
  | { kind: "text"; message: string }
);

const MAX_EVENTS = 100;

/** Writes and forgets the collected news. */
export function publish(world: World, news: News[]): void {
  const byService = new Map<string, News[]>();
  for (const item of news.splice(0)) {
    if (item.serviceArn === undefined) continue;
    byService.set(item.serviceArn, [...(byService.get(item.serviceArn) ?? []), item]);
  }
  for (const [serviceArn, items] of byService) {
    const region = items[0]?.region ?? "";
    const service = services(world, region).get(serviceArn);
    if (!service) continue;
    const createdAt = new Date(world.now());
    const added = wording(service.serviceName, items).map((message) => ({ id: randomUUID(), createdAt, message }));
    const before = serviceEvents(world, region).get(serviceArn)?.events ?? [];
    serviceEvents(world, region).put(serviceArn, { events: [...added.reverse(), ...before].slice(0, MAX_EVENTS) });
  }
}

/** One sentence for all news of a kind, in the order in which the kinds came up. */
export function wording(serviceName: string, items: readonly News[]): string[] {
  const groups = new Map<string, News[]>();
  for (const item of items) {
    const key = "targetGroupArn" in item ? `${item.kind} ${item.targetGroupArn}` : keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].map((group) => `(service ${serviceName}) ${sentence(group)}`);
}

const keyOf = (item: News): string => (item.kind === "text" ? `text ${item.message}` : item.kind);

function sentence(group: readonly News[]): string {
  const first = group[0];
  const tasks = group.map((item) => ("taskId" in item ? `(task ${item.taskId})` : "")).join(" ");
  switch (first?.kind) {
    case "started":
      return `has started ${group.length} tasks: ${tasks}.`;
    case "stopped":
      return `has stopped ${group.length} running tasks: ${tasks}.`;
    case "registered":
      return `registered ${group.length} targets in (target-group ${first.targetGroupArn})`;
    case "deregistered":
      return `deregistered ${group.length} targets in (target-group ${first.targetGroupArn})`;
    case "draining":
      return `has begun draining connections on ${group.length} tasks.`;
    default:
      return first?.kind === "text" ? first.message : "";
  }
}
