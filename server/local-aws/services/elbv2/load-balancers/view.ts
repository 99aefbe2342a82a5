import type { LoadBalancer } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { World } from "../../../world";
import type { LoadBalancerRecord } from "../records";

// AWS takes minutes; this is long enough to be seen by a reader that polls, and no longer.
const PROVISIONING_MS = 1_000;

/** As AWS shows it. The state follows from the age, so it needs no timer and is right after a restart. */
export function loadBalancerView(world: World, record: LoadBalancerRecord): LoadBalancer {
  const { Attributes: _, ...shown } = record;
  const age = world.now() - record.CreatedTime.getTime();
  if (hasFailed(world, record)) return { ...shown, State: { Code: "failed", Reason: "Internal error" } };
  if (age < PROVISIONING_MS) return { ...shown, State: { Code: "provisioning" } };
  return { ...shown, State: { Code: isImpaired(world, record) ? "active_impaired" : "active" } };
}

const isImpaired = ({ conditions }: World, { LoadBalancerName }: LoadBalancerRecord): boolean =>
  conditions.find("loadBalancerImpaired", ({ loadBalancer }) => loadBalancer === LoadBalancerName) !== undefined;

/** AWS could not set it up ("The load balancer could not be set up", API reference, LoadBalancerState). */
export const hasFailed = ({ conditions }: World, { LoadBalancerName }: LoadBalancerRecord): boolean =>
  conditions.find("loadBalancerFailed", ({ loadBalancer }) => loadBalancer === LoadBalancerName) !== undefined;
