import type { StackResource } from "@/lib/contracts/stacks/stack";
import { environmentHref } from "../diagnosis/cli";
import { loadBalancerHref } from "../load-balancers/address";
import { serviceHrefOf } from "../services/address";
import { apiHref } from "../undeployed/address";

/** Stageway's page of what a stack has made, where it has one. `all`: the stack's resources. */
export function resourceHref(resource: StackResource, all: readonly StackResource[]): string | undefined {
  const { type, physicalId } = resource;
  if (!physicalId || /DELETE_COMPLETE$/.test(resource.status)) return undefined;
  if (type === "AWS::ECS::Service") return serviceHrefOf(physicalId) ?? undefined;
  if (type === "AWS::ElasticLoadBalancingV2::LoadBalancer") return balancerHref(physicalId);
  if (type === "AWS::ApiGateway::RestApi") return apiHref(physicalId);
  if (type === "AWS::ApiGateway::Stage") return stageHref(physicalId, all);
  return undefined;
}

/** `arn:…:loadbalancer/app/NAME/ID` */
function balancerHref(arn: string): string | undefined {
  const [, name] = /:loadbalancer\/(?:app|net)\/([^/]+)\//.exec(arn) ?? [];
  return name && loadBalancerHref(name);
}

/** A stage's id is its name alone: whose it is, is plain where the stack has one API. */
function stageHref(stage: string, all: readonly StackResource[]): string | undefined {
  const apis = all.filter(({ type, physicalId }) => type === "AWS::ApiGateway::RestApi" && physicalId);
  const [api] = apis;
  return apis.length === 1 && api?.physicalId ? environmentHref(api.physicalId, stage) : undefined;
}
