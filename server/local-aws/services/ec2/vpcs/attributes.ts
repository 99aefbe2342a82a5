import { invalidValue, missingParameter, notFound } from "../errors";
import type { Vpc } from "../model";
import type { Ec2Handlers } from "../module";
import { type Ec2Tables, ec2Tables } from "../tables";

export const vpcAttributeHandlers: Ec2Handlers = {
  /** One attribute a call, as on AWS. */
  ModifyVpcAttribute(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const vpc = requireVpc(tables, input.VpcId);
    const { EnableDnsSupport: support, EnableDnsHostnames: hostnames } = input;
    if (support && hostnames) {
      throw invalidValue("Fields for multiple attribute types specified: enableDnsSupport, enableDnsHostnames");
    }
    if (support?.Value !== undefined) tables.vpcs.put(vpc.vpcId, { ...vpc, enableDnsSupport: support.Value });
    else if (hostnames?.Value !== undefined)
      tables.vpcs.put(vpc.vpcId, { ...vpc, enableDnsHostnames: hostnames.Value });
    else throw missingParameter("attribute");
    return {};
  },

  DescribeVpcAttribute({ VpcId, Attribute }, { region, world }) {
    const vpc = requireVpc(ec2Tables(world, region), VpcId);
    switch (Attribute) {
      case "enableDnsSupport":
        return { VpcId: vpc.vpcId, EnableDnsSupport: { Value: vpc.enableDnsSupport ?? true } };
      case "enableDnsHostnames":
        return { VpcId: vpc.vpcId, EnableDnsHostnames: { Value: vpc.enableDnsHostnames ?? false } };
      case "enableNetworkAddressUsageMetrics":
        return { VpcId: vpc.vpcId, EnableNetworkAddressUsageMetrics: { Value: false } };
      default:
        throw invalidValue(`Value (${Attribute}) for parameter attribute is invalid. Unknown attribute.`);
    }
  },
};

function requireVpc(tables: Ec2Tables, id = ""): Vpc {
  const vpc = tables.vpcs.get(id);
  if (!vpc) throw notFound("vpc", id);
  return vpc;
}
