import { AwsError } from "../../../protocol/aws-error";
import { invalidValue, missingParameter, notOffered } from "../errors";
import type { Route, RouteTable } from "../model";
import type { Ec2Handlers } from "../module";
import { canonicalCidr } from "../network/cidr";
import { type Ec2Tables, ec2Tables } from "../tables";
import { requireRouteTable } from "./find";

export const routeHandlers: Ec2Handlers = {
  CreateRoute(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const table = requireRouteTable(tables, input.RouteTableId);
    const route = readRoute(tables, table, input);
    const same = table.routes.find(({ destination }) => destination === route.destination);
    if (same && same.gatewayId !== route.gatewayId) {
      throw new AwsError("RouteAlreadyExists", `The route identified by ${route.destination} already exists.`);
    }
    if (!same) tables.routeTables.put(table.routeTableId, { ...table, routes: [...table.routes, route] });
    return { Return: true };
  },

  ReplaceRoute(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const table = requireRouteTable(tables, input.RouteTableId);
    const route = readRoute(tables, table, input);
    if (!table.routes.some(({ destination }) => destination === route.destination)) {
      throw invalidValue(
        `There is no route defined for '${route.destination}' in the route table. Use CreateRoute instead.`,
      );
    }
    const routes = table.routes.map((other) => (other.destination === route.destination ? route : other));
    tables.routeTables.put(table.routeTableId, { ...table, routes });
    return {};
  },

  DeleteRoute(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const table = requireRouteTable(tables, input.RouteTableId);
    const destination = destinationOf(input);
    const routes = table.routes.filter((route) => route.destination !== destination);
    if (destination === tables.vpcs.get(table.vpcId)?.cidrBlock) {
      throw invalidValue(`cannot remove local route ${destination} in route table ${table.routeTableId}`);
    }
    if (routes.length === table.routes.length) {
      throw new AwsError(
        "InvalidRoute.NotFound",
        `no route with destination-cidr-block ${destination} in route table ${table.routeTableId}`,
      );
    }
    tables.routeTables.put(table.routeTableId, { ...table, routes });
    return {};
  },
};

interface RouteInput {
  DestinationCidrBlock?: string | undefined;
  DestinationIpv6CidrBlock?: string | undefined;
  DestinationPrefixListId?: string | undefined;
  GatewayId?: string | undefined;
}

/** @throws AwsError when it leads nowhere */
function readRoute(tables: Ec2Tables, table: RouteTable, input: RouteInput): Route {
  const destination = destinationOf(input);
  const { GatewayId: gatewayId } = input;
  if (gatewayId === undefined) throw notOffered("A route to anything but an internet gateway");
  const gateway = tables.internetGateways.get(gatewayId);
  if (!gateway) throw new AwsError("InvalidGatewayID.NotFound", `The gateway ID '${gatewayId}' does not exist`);
  if (gateway.vpcId !== table.vpcId) {
    throw invalidValue(
      `route table ${table.routeTableId} and network gateway ${gatewayId} belong to different networks`,
    );
  }
  return { destination, gatewayId };
}

function destinationOf(input: RouteInput): string {
  if (input.DestinationIpv6CidrBlock !== undefined) return input.DestinationIpv6CidrBlock;
  if (input.DestinationPrefixListId !== undefined) throw notOffered("A route to a prefix list");
  if (input.DestinationCidrBlock === undefined) throw missingParameter("destinationCidrBlock");
  return canonicalCidr(input.DestinationCidrBlock);
}
