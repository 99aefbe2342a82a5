/** What the scheduler itself has to say about a service. */
import type { Ecs } from "../context";
import { type ServiceRecord, services } from "../records";

export function say(ecs: Ecs, region: string, { serviceArn }: ServiceRecord, message: string): void {
  ecs.news.push({ region, serviceArn, kind: "text", message });
}

/** How often it is repeated that nothing can be done. */
const REPEAT = 15 * 60_000;

/** Says it now and then, as long as `mark` is not cleared by a change of the service. */
export function sayNowAndThen(
  ecs: Ecs,
  region: string,
  service: ServiceRecord,
  mark: "unplacedAt" | "blockedAt" | "throttledAt",
  message: string,
): void {
  const now = ecs.world.now();
  const said = service[mark];
  if (said && now - said.getTime() < REPEAT) return;
  services(ecs.world, region).put(service.serviceArn, { ...service, [mark]: new Date(now) });
  say(ecs, region, service, message);
}
