import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import { hasDependencies, missingParameter, notFound, notOffered } from "../errors";
import type { Subnet, Vpc } from "../model";
import type { Ec2Handlers } from "../module";
import { subnetUses } from "../subnet-users";
import { type Ec2Tables, ec2Tables } from "../tables";
import { addTags, specifiedTags } from "../tags/tags";
import { canonicalCidr, contains, overlap, parseCidr } from "./cidr";
import { subnetView } from "./describe-subnets";
import { chooseZone } from "./zones";

export const subnetHandlers: Ec2Handlers = {
  CreateSubnet(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const vpc = tables.vpcs.get(input.VpcId ?? "");
    if (!vpc) throw notFound("vpc", input.VpcId ?? "");
    if (input.CidrBlock === undefined) throw missingParameter("cidrBlock");
    const cidrBlock = freeBlock(tables, vpc, input.CidrBlock);
    const zone = chooseZone(region, input.AvailabilityZone, input.AvailabilityZoneId);
    const tags = specifiedTags(input.TagSpecifications, "subnet");
    const subnet: Subnet = {
      subnetId: `subnet-${hex(17)}`,
      vpcId: vpc.vpcId,
      cidrBlock,
      availabilityZone: zone.name,
      availabilityZoneId: zone.id,
      mapPublicIpOnLaunch: false,
      defaultForAz: false,
    };
    tables.subnets.put(subnet.subnetId, subnet);
    addTags(tables, subnet.subnetId, tags);
    return { Subnet: subnetView(tables, region, subnet, account) };
  },

  ModifySubnetAttribute(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const subnet = requireSubnet(tables, input.SubnetId);
    const { SubnetId: _id, MapPublicIpOnLaunch, ...others } = input;
    const [other] = Object.keys(others);
    if (other !== undefined) throw notOffered(`The subnet attribute ${other}`);
    if (MapPublicIpOnLaunch?.Value === undefined) throw missingParameter("attribute");
    tables.subnets.put(subnet.subnetId, { ...subnet, mapPublicIpOnLaunch: MapPublicIpOnLaunch.Value });
    return {};
  },

  DeleteSubnet(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const { subnetId } = requireSubnet(tables, input.SubnetId);
    const taken = tables.networkInterfaces.values().some((one) => one.subnetId === subnetId);
    if (taken || subnetUses(world, region, subnetId).length > 0) throw hasDependencies("subnet", subnetId);
    for (const table of tables.routeTables.values()) {
      const associations = table.associations.filter((one) => one.subnetId !== subnetId);
      if (associations.length < table.associations.length) {
        tables.routeTables.put(table.routeTableId, { ...table, associations });
      }
    }
    tables.subnets.delete(subnetId);
    tables.tags.delete(subnetId);
    return {};
  },
};

function requireSubnet(tables: Ec2Tables, id = ""): Subnet {
  const subnet = tables.subnets.get(id);
  if (!subnet) throw notFound("subnet", id);
  return subnet;
}

/** Within the VPC, /16 to /28, and nobody else's. @throws AwsError InvalidSubnet.Range, InvalidSubnet.Conflict */
function freeBlock(tables: Ec2Tables, vpc: Vpc, text: string): string {
  const cidrBlock = canonicalCidr(text);
  const block = parseCidr(cidrBlock);
  const outer = parseCidr(vpc.cidrBlock);
  if (!block || !outer || !contains(outer, block) || block.size < 16 || block.size > 65_536) {
    throw new AwsError("InvalidSubnet.Range", `The CIDR '${text}' is invalid.`);
  }
  for (const { vpcId, cidrBlock: taken } of tables.subnets.values()) {
    const other = vpcId === vpc.vpcId ? parseCidr(taken) : undefined;
    if (!other || !overlap(other, block)) continue;
    throw new AwsError("InvalidSubnet.Conflict", `The CIDR '${text}' conflicts with another subnet`);
  }
  return cidrBlock;
}
