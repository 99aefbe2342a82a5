/** All of EC2's handlers. */
import type { Ec2Handlers } from "./module";
import { describeAvailabilityZones } from "./network/describe-availability-zones";
import { describeNetworkInterfaces } from "./network/describe-network-interfaces";
import { describeSubnets } from "./network/describe-subnets";
import { describeVpcs } from "./network/describe-vpcs";
import { authorizeHandlers } from "./security-groups/authorize";
import { createSecurityGroup } from "./security-groups/create";
import { deleteSecurityGroup } from "./security-groups/delete";
import { describeSecurityGroups } from "./security-groups/describe";
import { revokeHandlers } from "./security-groups/revoke";
import { tagHandlers } from "./tags/handlers";

export const handlers: Ec2Handlers = {
  ...describeAvailabilityZones,
  ...describeNetworkInterfaces,
  ...describeSubnets,
  ...describeVpcs,
  ...authorizeHandlers,
  ...createSecurityGroup,
  ...deleteSecurityGroup,
  ...describeSecurityGroups,
  ...revokeHandlers,
  ...tagHandlers,
};
