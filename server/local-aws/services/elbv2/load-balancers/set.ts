/** Changes of where a load balancer stands. */
import { loadBalancerNotFound, validationError } from "../errors";
import type { Verb } from "../module";
import { loadBalancers } from "../records";
import { changeZones } from "../targets/zones";
import { placeNodes } from "./nodes";
import { assertIpv4, placementOf, securityGroupsOf } from "./placement";

export const setSecurityGroups: Verb<"SetSecurityGroups"> = (
  { LoadBalancerArn = "", SecurityGroups },
  { world, region },
) => {
  const loadBalancer = loadBalancers(world, region).get(LoadBalancerArn);
  if (!loadBalancer) throw loadBalancerNotFound([LoadBalancerArn]);
  if (!SecurityGroups?.length) throw validationError("At least one security group must be specified");
  const groups = securityGroupsOf(world, region, loadBalancer.VpcId, SecurityGroups);
  const changed = { ...loadBalancer, SecurityGroups: groups };
  loadBalancers(world, region).put(LoadBalancerArn, changed);
  placeNodes(world, region, changed);
  return { SecurityGroupIds: groups };
};

export const setSubnets: Verb<"SetSubnets"> = (input, { world, region }) => {
  const { LoadBalancerArn = "" } = input;
  const loadBalancer = loadBalancers(world, region).get(LoadBalancerArn);
  if (!loadBalancer) throw loadBalancerNotFound([LoadBalancerArn]);
  assertIpv4(input.IpAddressType);
  const { vpcId, zones } = placementOf(world, region, input);
  if (vpcId !== loadBalancer.VpcId) {
    throw validationError(`The subnets must belong to the VPC of the load balancer, '${loadBalancer.VpcId}'`);
  }
  const changed = { ...loadBalancer, AvailabilityZones: zones };
  placeNodes(world, region, changed);
  changeZones(world, region, LoadBalancerArn, () => loadBalancers(world, region).put(LoadBalancerArn, changed));
  return { AvailabilityZones: zones, IpAddressType: "ipv4" };
};
