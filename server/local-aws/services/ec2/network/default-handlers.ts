import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import { missingParameter } from "../errors";
import type { Subnet, Vpc } from "../model";
import type { Ec2Handlers } from "../module";
import { addDefaultNetwork, type Ec2Tables, ec2Tables } from "../tables";
import { vpcView } from "../vpcs/view";
import { type Block, formatBlock, overlap, parseCidr } from "./cidr";
import { subnetView } from "./describe-subnets";
import { chooseZone } from "./zones";

/** A default subnet is a /20 (VPC user guide, "Default subnets"). */
const SUBNET_SIZE = 4096;

/** The default network made again, by somebody who had removed it. */
export const defaultNetworkHandlers: Ec2Handlers = {
  CreateDefaultVpc(_, { region, world, account }) {
    const tables = ec2Tables(world, region);
    if (defaultVpc(tables)) {
      const message = "A Default VPC already exists for this account in this region.";
      throw new AwsError("DefaultVpcAlreadyExists", message);
    }
    const vpc = addDefaultNetwork(tables, region);
    return { Vpc: { ...vpcView(tables, vpc, account), State: "pending" } };
  },

  CreateDefaultSubnet(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    if (input.AvailabilityZone === undefined && input.AvailabilityZoneId === undefined) {
      throw missingParameter("availabilityZone");
    }
    const zone = chooseZone(region, input.AvailabilityZone, input.AvailabilityZoneId);
    const vpc = defaultVpc(tables);
    if (!vpc)
      throw new AwsError("DefaultVpcDoesNotExist", "There is no default VPC in which to carry out the request.");
    const inVpc = tables.subnets.values().filter(({ vpcId }) => vpcId === vpc.vpcId);
    if (inVpc.some((subnet) => subnet.defaultForAz && subnet.availabilityZone === zone.name)) {
      const message = `A default subnet already exists in the availability zone ${zone.name}.`;
      throw new AwsError("DefaultSubnetAlreadyExistsInAvailabilityZone", message);
    }
    const subnet: Subnet = {
      subnetId: `subnet-${hex(17)}`,
      vpcId: vpc.vpcId,
      cidrBlock: firstFree(vpc, inVpc),
      availabilityZone: zone.name,
      availabilityZoneId: zone.id,
      mapPublicIpOnLaunch: true,
      defaultForAz: true,
    };
    tables.subnets.put(subnet.subnetId, subnet);
    return { Subnet: subnetView(tables, region, subnet, account) };
  },
};

const defaultVpc = (tables: Ec2Tables): Vpc | undefined => tables.vpcs.values().find(({ isDefault }) => isDefault);

function firstFree(vpc: Vpc, subnets: readonly Subnet[]): string {
  const outer = parseCidr(vpc.cidrBlock) as Block;
  const taken = subnets.flatMap(({ cidrBlock }) => parseCidr(cidrBlock) ?? []);
  for (let first = outer.first; first < outer.first + outer.size; first += SUBNET_SIZE) {
    const block = { first, size: SUBNET_SIZE };
    if (!taken.some((other) => overlap(other, block))) return formatBlock(block);
  }
  throw new AwsError("InsufficientFreeAddressesInSubnet", `The VPC ${vpc.vpcId} has no free /20 block.`);
}
