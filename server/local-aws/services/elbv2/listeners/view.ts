import type { Listener } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { World } from "../../../world";
import { type ListenerRecord, listeners } from "../records";

export function listenerView(record: ListenerRecord): Listener {
  const { DefaultRuleArn: _, ...shown } = record;
  return shown;
}

export function listenersOf(world: World, region: string, loadBalancerArn: string): ListenerRecord[] {
  return listeners(world, region)
    .values()
    .filter((listener) => listener.LoadBalancerArn === loadBalancerArn);
}
