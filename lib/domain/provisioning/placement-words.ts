import type { PlacementStrategy } from "@/lib/contracts/provision/placement";

/** `spread attribute:ecs.availability-zone, binpack memory` */
export const placementWords = (strategy: PlacementStrategy): string =>
  strategy.map((rule) => ("field" in rule ? `${rule.type} ${rule.field}` : rule.type)).join(", ");
