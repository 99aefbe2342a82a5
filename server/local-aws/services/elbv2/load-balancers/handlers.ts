import type { Elbv2Handlers } from "../module";
import { describeLoadBalancerAttributes, modifyLoadBalancerAttributes } from "./attributes";
import { createLoadBalancer } from "./create";
import { deleteLoadBalancer } from "./delete";
import { describeLoadBalancers } from "./describe";
import { setSecurityGroups, setSubnets } from "./set";

export const loadBalancerHandlers: Elbv2Handlers = {
  CreateLoadBalancer: createLoadBalancer,
  DescribeLoadBalancers: describeLoadBalancers,
  DeleteLoadBalancer: deleteLoadBalancer,
  DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
  ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
  SetSecurityGroups: setSecurityGroups,
  SetSubnets: setSubnets,
};
