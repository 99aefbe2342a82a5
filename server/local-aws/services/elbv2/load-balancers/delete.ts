import { AwsError } from "../../../protocol/aws-error";
import { deleteListenerRecords } from "../listeners/delete";
import type { Verb } from "../module";
import { listeners, loadBalancers } from "../records";
import { converge, detachName } from "../serve/listeners";
import { forgetTags } from "../tags/tags";
import { topologyChanged } from "../topology";
import { removeNodes } from "./nodes";

/** Takes its listeners and rules along; target groups stay. What does not exist counts as deleted, as on AWS. */
export const deleteLoadBalancer: Verb<"DeleteLoadBalancer"> = async ({ LoadBalancerArn = "" }, { world, region }) => {
  const loadBalancer = loadBalancers(world, region).get(LoadBalancerArn);
  if (!loadBalancer) return {};
  if (loadBalancer.Attributes["deletion_protection.enabled"] === "true") {
    const message = `Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`;
    throw new AwsError("OperationNotPermittedException", message);
  }
  const own = listeners(world, region)
    .values()
    .filter((listener) => listener.LoadBalancerArn === LoadBalancerArn);
  for (const listener of own) deleteListenerRecords(world, region, listener);
  loadBalancers(world, region).delete(LoadBalancerArn);
  removeNodes(world, region, LoadBalancerArn);
  forgetTags(world, region, LoadBalancerArn);
  detachName(world, LoadBalancerArn);
  topologyChanged(world, region);
  await Promise.all(own.map((listener) => converge(world, region, listener.ListenerArn)));
  return {};
};
