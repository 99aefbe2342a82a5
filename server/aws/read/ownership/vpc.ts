import "server-only";
import {
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import type { NetworkPartFact } from "@/lib/domain/facts";
import { ENVIRONMENT_TAG } from "@/lib/domain/ownership";
import { call } from "../../call";
import { ec2Tags } from "./network";

const MARKED = { Filters: [{ Name: "tag-key", Values: [ENVIRONMENT_TAG] }] };

/** VPCs with Stageway's mark. A region has few of each of these, so the first page is all. */
export async function listVpcs(): Promise<NetworkPartFact[]> {
  const answer = await call(new DescribeVpcsCommand(MARKED));
  return (answer.Vpcs ?? []).map(({ VpcId = "", Tags }) => part(VpcId, [], Tags));
}

export async function listSubnets(): Promise<NetworkPartFact[]> {
  const answer = await call(new DescribeSubnetsCommand(MARKED));
  return (answer.Subnets ?? []).map(({ SubnetId = "", VpcId = "", Tags }) => part(SubnetId, [VpcId], Tags));
}

export async function listRouteTables(): Promise<NetworkPartFact[]> {
  const answer = await call(new DescribeRouteTablesCommand(MARKED));
  return (answer.RouteTables ?? []).map(({ RouteTableId = "", VpcId = "", Tags }) => part(RouteTableId, [VpcId], Tags));
}

export async function listInternetGateways(): Promise<NetworkPartFact[]> {
  const answer = await call(new DescribeInternetGatewaysCommand(MARKED));
  return (answer.InternetGateways ?? []).map(({ InternetGatewayId = "", Attachments = [], Tags }) =>
    part(
      InternetGatewayId,
      Attachments.flatMap(({ VpcId }) => VpcId ?? []),
      Tags,
    ),
  );
}

function part(id: string, vpcIds: string[], tags: { Key?: string; Value?: string }[] | undefined): NetworkPartFact {
  const known = ec2Tags(tags);
  return { id, name: known.Name ? `${known.Name} (${id})` : id, vpcIds, tags: known };
}
