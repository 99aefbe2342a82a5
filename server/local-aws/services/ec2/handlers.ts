/** All of EC2's handlers. */

import { internetGatewayHandlers } from "./gateways/handlers";
import { describeImages } from "./images/describe";
import { describeInstances } from "./instances/describe";
import { describeInstanceTypes } from "./instances/describe-types";
import { runInstances } from "./instances/run";
import { startInstances } from "./instances/start";
import { stopInstances } from "./instances/stop";
import { terminateInstances } from "./instances/terminate";
import { launchTemplateHandlers } from "./launch-templates/handlers";
import type { Ec2Handlers } from "./module";
import { defaultNetworkHandlers } from "./network/default-handlers";
import { describeAvailabilityZones } from "./network/describe-availability-zones";
import { describeNetworkInterfaces } from "./network/describe-network-interfaces";
import { describeSubnets } from "./network/describe-subnets";
import { describeVpcs } from "./network/describe-vpcs";
import { subnetHandlers } from "./network/subnet-handlers";
import { routeTableHandlers } from "./route-tables/handlers";
import { authorizeHandlers } from "./security-groups/authorize";
import { createSecurityGroup } from "./security-groups/create";
import { deleteSecurityGroup } from "./security-groups/delete";
import { describeSecurityGroups } from "./security-groups/describe";
import { describeSecurityGroupRules } from "./security-groups/describe-rules";
import { revokeHandlers } from "./security-groups/revoke";
import { tagHandlers } from "./tags/handlers";
import { vpcAttributeHandlers } from "./vpcs/attributes";
import { createVpc } from "./vpcs/create";
import { deleteVpc } from "./vpcs/delete";

export const handlers: Ec2Handlers = {
  ...defaultNetworkHandlers,
  ...describeAvailabilityZones,
  ...describeNetworkInterfaces,
  ...describeSubnets,
  ...describeVpcs,
  ...authorizeHandlers,
  ...createSecurityGroup,
  ...deleteSecurityGroup,
  ...describeSecurityGroups,
  ...revokeHandlers,
  ...describeImages,
  ...internetGatewayHandlers,
  ...describeInstances,
  ...describeInstanceTypes,
  ...runInstances,
  ...stopInstances,
  ...startInstances,
  ...terminateInstances,
  ...launchTemplateHandlers,
  ...subnetHandlers,
  ...routeTableHandlers,
  ...describeSecurityGroupRules,
  ...createVpc,
  ...deleteVpc,
  ...vpcAttributeHandlers,
  ...tagHandlers,
};
