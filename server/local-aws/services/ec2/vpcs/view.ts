import type { Vpc as WireVpc } from "@aws-sdk/client-ec2";
import type { Vpc } from "../model";
import type { Ec2Tables } from "../tables";
import { tagList } from "../tags/tags";

export function vpcView(tables: Ec2Tables, vpc: Vpc, account: string): WireVpc {
  return {
    VpcId: vpc.vpcId,
    CidrBlock: vpc.cidrBlock,
    CidrBlockAssociationSet: [
      {
        AssociationId: vpc.vpcId.replace("vpc-", "vpc-cidr-assoc-"),
        CidrBlock: vpc.cidrBlock,
        CidrBlockState: { State: "associated" },
      },
    ],
    DhcpOptionsId: vpc.vpcId.replace("vpc-", "dopt-"),
    InstanceTenancy: "default",
    IsDefault: vpc.isDefault,
    OwnerId: account,
    State: "available",
    Tags: tagList(tables, vpc.vpcId),
  };
}
