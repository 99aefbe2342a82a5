import type { Route as WireRoute, RouteTable as WireTable } from "@aws-sdk/client-ec2";
import { hex } from "../../../protocol/ids";
import { hasDependencies, notFound } from "../errors";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import { pick } from "../listing/pick";
import type { RouteTable } from "../model";
import type { Ec2Handlers } from "../module";
import { type Ec2Tables, ec2Tables } from "../tables";
import { addTags, specifiedTags, tagList, tagsOf } from "../tags/tags";
import { associationHandlers } from "./associations";
import { isMain, requireRouteTable } from "./find";
import { routeHandlers } from "./routes";

const FIELDS: Fields<RouteTable> = {
  "route-table-id": (table) => [table.routeTableId],
  "vpc-id": (table) => [table.vpcId],
  "association.main": (table) => table.associations.map(({ subnetId }) => String(subnetId === undefined)),
  "association.subnet-id": (table) => table.associations.map(({ subnetId }) => subnetId),
  "association.route-table-association-id": (table) => table.associations.map(({ associationId }) => associationId),
  "route.destination-cidr-block": (table) => table.routes.map(({ destination }) => destination),
  "route.gateway-id": (table) => table.routes.map(({ gatewayId }) => gatewayId),
  "owner-id": () => ["000000000000"],
};

export const routeTableHandlers: Ec2Handlers = {
  ...routeHandlers,
  ...associationHandlers,

  CreateRouteTable(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const vpcId = input.VpcId ?? "";
    if (!tables.vpcs.has(vpcId)) throw notFound("vpc", vpcId);
    const tags = specifiedTags(input.TagSpecifications, "route-table");
    const table: RouteTable = { routeTableId: `rtb-${hex(17)}`, vpcId, routes: [], associations: [] };
    tables.routeTables.put(table.routeTableId, table);
    addTags(tables, table.routeTableId, tags);
    return { RouteTable: routeTableView(tables, table, account) };
  },

  DescribeRouteTables(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const wanted = pick(tables.routeTables, input.RouteTableIds, (id) => notFound("routeTable", id));
    const found = applyFilters(wanted, input.Filters, FIELDS, (table) => tagsOf(tables, table.routeTableId));
    const { items, next } = ec2Page(found, (table) => table.routeTableId, input);
    return { RouteTables: items.map((table) => routeTableView(tables, table, account)), NextToken: next };
  },

  DeleteRouteTable({ RouteTableId }, { region, world }) {
    const tables = ec2Tables(world, region);
    const table = requireRouteTable(tables, RouteTableId);
    if (isMain(table) || table.associations.length > 0) throw hasDependencies("routeTable", table.routeTableId);
    tables.routeTables.delete(table.routeTableId);
    tables.tags.delete(table.routeTableId);
    return {};
  },
};

function routeTableView(tables: Ec2Tables, table: RouteTable, account: string): WireTable {
  const { routeTableId, vpcId } = table;
  const local: WireRoute = {
    DestinationCidrBlock: tables.vpcs.get(vpcId)?.cidrBlock,
    GatewayId: "local",
    Origin: "CreateRouteTable",
    State: "active",
  };
  return {
    RouteTableId: routeTableId,
    VpcId: vpcId,
    OwnerId: account,
    Routes: [local, ...table.routes.map((route) => routeView(tables, vpcId, route))],
    Associations: table.associations.map(({ associationId, subnetId }) => ({
      RouteTableAssociationId: associationId,
      RouteTableId: routeTableId,
      SubnetId: subnetId,
      Main: subnetId === undefined,
      AssociationState: { State: "associated" },
    })),
    PropagatingVgws: [],
    Tags: tagList(tables, routeTableId),
  };
}

/** A route to a gateway that is gone, or attached elsewhere, leads nowhere. */
function routeView(
  tables: Ec2Tables,
  vpcId: string,
  { destination, gatewayId }: RouteTable["routes"][number],
): WireRoute {
  return {
    [destination.includes(":") ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock"]: destination,
    GatewayId: gatewayId,
    Origin: "CreateRoute",
    State: tables.internetGateways.get(gatewayId)?.vpcId === vpcId ? "active" : "blackhole",
  };
}
