import "server-only";
import { DescribeRouteTablesCommand, DescribeSubnetsCommand, DescribeVpcsCommand, type Tag } from "@aws-sdk/client-ec2";
import { call } from "../call";
import { routeTableFacts } from "../write/vpc";
import { allPages } from "./pages";

/** All VPCs, subnets and route tables of the region: three calls, more only beyond 1,000 of a kind. */
export async function listNetworks() {
  const [vpcs, subnets, tables] = await Promise.all([
    allPages(async (NextToken) => {
      const answer = await call(new DescribeVpcsCommand({ NextToken }));
      return { items: answer.Vpcs, next: answer.NextToken };
    }),
    allPages(async (NextToken) => {
      const answer = await call(new DescribeSubnetsCommand({ NextToken }));
      return { items: answer.Subnets, next: answer.NextToken };
    }),
    allPages(async (NextToken) => {
      const answer = await call(new DescribeRouteTablesCommand({ NextToken }));
      return { items: answer.RouteTables, next: answer.NextToken };
    }),
  ]);
  return {
    vpcs: vpcs.map((vpc) => ({
      id: vpc.VpcId ?? "",
      name: nameOf(vpc.Tags),
      cidr: vpc.CidrBlock ?? "",
      isDefault: vpc.IsDefault ?? false,
    })),
    subnets: subnets.map((subnet) => ({
      id: subnet.SubnetId ?? "",
      vpcId: subnet.VpcId ?? "",
      name: nameOf(subnet.Tags),
      zone: subnet.AvailabilityZone ?? "",
      cidr: subnet.CidrBlock ?? "",
    })),
    tables: tables.map((table) => ({ ...routeTableFacts(table), vpcId: table.VpcId ?? "" })),
  };
}

const nameOf = (tags: Tag[] = []): string => tags.find(({ Key }) => Key === "Name")?.Value ?? "";
