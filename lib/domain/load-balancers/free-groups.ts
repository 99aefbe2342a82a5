import type { FreeTargetGroup } from "@/lib/contracts/load-balancers";
import { type FactIndex, known } from "../facts";

/** The target groups without a load balancer, by name; null where the groups are not known. */
export function freeGroups(index: FactIndex): FreeTargetGroup[] | null {
  const groups = known(index.facts.targetGroups)?.filter(({ loadBalancerArns }) => loadBalancerArns.length === 0);
  if (groups === undefined) return null;
  return groups
    .map(({ name, arn, protocol, port, targetType }) => ({
      name,
      arn,
      ...(protocol && { protocol }),
      ...(port !== undefined && { port }),
      ...(targetType && { targetType }),
      services: index.servicesOf(arn)?.map((service) => service.name) ?? null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
