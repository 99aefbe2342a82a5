import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import { missingParameter, notOffered } from "../errors";
import type { Ec2Handlers } from "../module";
import { canonicalCidr } from "../network/cidr";
import { defaultGroup } from "../network/default-network";
import { ec2Tables } from "../tables";
import { addTags, specifiedTags } from "../tags/tags";
import { vpcView } from "./view";

/** With what every VPC starts with: a main route table and a default security group. */
export const createVpc: Ec2Handlers = {
  CreateVpc(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    if (input.CidrBlock === undefined) throw missingParameter("cidrBlock");
    if (input.AmazonProvidedIpv6CidrBlock ?? input.Ipv6CidrBlock) throw notOffered("IPv6");
    const cidrBlock = canonicalCidr(input.CidrBlock);
    const prefix = Number(cidrBlock.split("/")[1]);
    if (prefix < 16 || prefix > 28) {
      throw new AwsError("InvalidVpc.Range", `The CIDR '${input.CidrBlock}' is invalid.`);
    }
    const tags = specifiedTags(input.TagSpecifications, "vpc");
    const vpc = { vpcId: `vpc-${hex(17)}`, cidrBlock, isDefault: false };
    const routeTableId = `rtb-${hex(17)}`;
    const groupId = `sg-${hex(17)}`;
    tables.vpcs.put(vpc.vpcId, vpc);
    tables.routeTables.put(routeTableId, {
      routeTableId,
      vpcId: vpc.vpcId,
      routes: [],
      associations: [{ associationId: `rtbassoc-${hex(17)}` }],
    });
    const ruleIds = { ingress: `sgr-${hex(17)}`, egress: `sgr-${hex(17)}` };
    tables.securityGroups.put(groupId, defaultGroup(vpc.vpcId, groupId, ruleIds));
    addTags(tables, vpc.vpcId, tags);
    return { Vpc: { ...vpcView(tables, vpc, account), State: "pending" } };
  },
};
