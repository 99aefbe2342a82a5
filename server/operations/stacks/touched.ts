import "server-only";
import type { StackResource } from "@/lib/contracts/stacks/stack";
import { balancerOf, clusterOf } from "@/lib/domain/arns";
import type { Mark } from "@/server/inventory";

/** What is known of each thing that a stack has made, changed or removed; besides the lists that it may stand in. */
export const touchedBy = (resources: readonly Pick<StackResource, "type" | "physicalId">[]): Mark[] => [
  ...LISTS,
  ...new Set(resources.flatMap(({ type, physicalId }) => (physicalId && OF_TYPE[type]?.(physicalId)) || [])),
];

const LISTS: Mark[] = ["stacks", "ownership", "apis", "loadBalancers", "targetGroups", "clusters"];

/** By the physical id: an ARN, but for an API. What a stage or a deployment belongs to, theirs does not say. */
const OF_TYPE: Record<string, (id: string) => Mark[]> = {
  "AWS::ApiGateway::RestApi": (id) => [`stages:${id}`, `deployments:${id}`, `resources:${id}`, `apiParts:${id}`],
  "AWS::ElasticLoadBalancingV2::LoadBalancer": (arn) => [`listeners:${arn}`],
  "AWS::ElasticLoadBalancingV2::Listener": (arn) => [`listeners:${balancerOf(arn)}`],
  "AWS::ElasticLoadBalancingV2::ListenerRule": (arn) => [`listeners:${balancerOf(arn)}`],
  "AWS::ElasticLoadBalancingV2::TargetGroup": (arn) => [`targetHealth:${arn}`],
  "AWS::ECS::Service": (arn) => [`services:${clusterOf(arn)}`, `tasks:${clusterOf(arn)}`],
};
