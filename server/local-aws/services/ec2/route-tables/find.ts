import { notFound } from "../errors";
import type { RouteTable } from "../model";
import type { Ec2Tables } from "../tables";

/** @throws AwsError InvalidRouteTableID.NotFound */
export function requireRouteTable(tables: Ec2Tables, id = ""): RouteTable {
  const table = tables.routeTables.get(id);
  if (!table) throw notFound("routeTable", id);
  return table;
}

/** Of its VPC: what subnets without a table of their own use. */
export function isMain(table: RouteTable): boolean {
  return table.associations.some(({ subnetId }) => subnetId === undefined);
}
