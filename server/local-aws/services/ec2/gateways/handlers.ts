import type { InternetGateway as WireGateway } from "@aws-sdk/client-ec2";
import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import type { World } from "../../../world";
import { hasDependencies, invalidValue, notFound } from "../errors";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import { pick } from "../listing/pick";
import type { InternetGateway } from "../model";
import type { Ec2Handlers } from "../module";
import { subnetUses } from "../subnet-users";
import { type Ec2Tables, ec2Tables } from "../tables";
import { addTags, specifiedTags, tagList, tagsOf } from "../tags/tags";

const FIELDS: Fields<InternetGateway> = {
  "internet-gateway-id": (gateway) => [gateway.internetGatewayId],
  "attachment.vpc-id": (gateway) => [gateway.vpcId],
  "attachment.state": (gateway) => [gateway.vpcId === undefined ? undefined : "available"],
  "owner-id": () => ["000000000000"],
};

export const internetGatewayHandlers: Ec2Handlers = {
  CreateInternetGateway(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const tags = specifiedTags(input.TagSpecifications, "internet-gateway");
    const gateway = { internetGatewayId: `igw-${hex(17)}` };
    tables.internetGateways.put(gateway.internetGatewayId, gateway);
    addTags(tables, gateway.internetGatewayId, tags);
    return { InternetGateway: gatewayView(tables, gateway, account) };
  },

  DescribeInternetGateways(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const wanted = pick(tables.internetGateways, input.InternetGatewayIds, (id) => notFound("internetGateway", id));
    const found = applyFilters(wanted, input.Filters, FIELDS, (one) => tagsOf(tables, one.internetGatewayId));
    const { items, next } = ec2Page(found, (gateway) => gateway.internetGatewayId, input);
    return { InternetGateways: items.map((gateway) => gatewayView(tables, gateway, account)), NextToken: next };
  },

  AttachInternetGateway({ InternetGatewayId, VpcId = "" }, { region, world }) {
    const tables = ec2Tables(world, region);
    const gateway = requireGateway(tables, InternetGatewayId);
    if (!tables.vpcs.has(VpcId)) throw notFound("vpc", VpcId);
    const { internetGatewayId: id } = gateway;
    if (gateway.vpcId !== undefined) {
      throw new AwsError(
        "Resource.AlreadyAssociated",
        `resource ${id} is already attached to network ${gateway.vpcId}`,
      );
    }
    if (tables.internetGateways.values().some((other) => other.vpcId === VpcId)) {
      throw invalidValue(`Network ${VpcId} already has an internet gateway attached`);
    }
    tables.internetGateways.put(id, { ...gateway, vpcId: VpcId });
    return {};
  },

  /** Not while something in the VPC has a public address. */
  DetachInternetGateway({ InternetGatewayId, VpcId = "" }, { region, world }) {
    const tables = ec2Tables(world, region);
    const { internetGatewayId: id, vpcId } = requireGateway(tables, InternetGatewayId);
    if (vpcId === undefined || vpcId !== VpcId) {
      throw new AwsError("Gateway.NotAttached", `resource ${id} is not attached to network ${VpcId}`);
    }
    if (hasPublicAddresses(world, region, tables, vpcId)) {
      throw new AwsError(
        "DependencyViolation",
        `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    }
    tables.internetGateways.put(id, { internetGatewayId: id });
    return {};
  },

  DeleteInternetGateway({ InternetGatewayId }, { region, world }) {
    const tables = ec2Tables(world, region);
    const { internetGatewayId: id, vpcId } = requireGateway(tables, InternetGatewayId);
    if (vpcId !== undefined) throw hasDependencies("internetGateway", id);
    tables.internetGateways.delete(id);
    tables.tags.delete(id);
    return {};
  },
};

function requireGateway(tables: Ec2Tables, id = ""): InternetGateway {
  const gateway = tables.internetGateways.get(id);
  if (!gateway) throw notFound("internetGateway", id);
  return gateway;
}

function hasPublicAddresses(world: World, region: string, tables: Ec2Tables, vpcId: string): boolean {
  if (tables.networkInterfaces.values().some((one) => one.vpcId === vpcId && one.publicIpAddress)) return true;
  return tables.subnets
    .values()
    .filter((subnet) => subnet.vpcId === vpcId)
    .some((subnet) => subnetUses(world, region, subnet.subnetId).some(({ isPublic }) => isPublic));
}

function gatewayView(tables: Ec2Tables, gateway: InternetGateway, account: string): WireGateway {
  const { internetGatewayId, vpcId } = gateway;
  return {
    InternetGatewayId: internetGatewayId,
    // EC2 says "available" where its model lists "attached".
    Attachments: vpcId === undefined ? [] : [{ VpcId: vpcId, State: "available" as "attached" }],
    OwnerId: account,
    Tags: tagList(tables, internetGatewayId),
  };
}
