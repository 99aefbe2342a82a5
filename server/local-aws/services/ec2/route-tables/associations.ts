import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import { invalidValue, notFound, notOffered } from "../errors";
import type { Ec2Handlers } from "../module";
import { type Ec2Tables, ec2Tables } from "../tables";
import { requireRouteTable } from "./find";

export const associationHandlers: Ec2Handlers = {
  /** A subnet has one table of its own at most. */
  AssociateRouteTable({ RouteTableId, SubnetId, GatewayId }, { region, world }) {
    const tables = ec2Tables(world, region);
    const table = requireRouteTable(tables, RouteTableId);
    if (GatewayId !== undefined) throw notOffered("A route table of a gateway");
    const subnet = tables.subnets.get(SubnetId ?? "");
    if (!subnet) throw notFound("subnet", SubnetId ?? "");
    const { routeTableId } = table;
    if (subnet.vpcId !== table.vpcId) {
      throw invalidValue(`Route table ${routeTableId} and subnet ${subnet.subnetId} belong to different networks`);
    }
    const known = tables.routeTables
      .values()
      .flatMap((other) => other.associations.map((one) => ({ ...one, of: other.routeTableId })))
      .find((one) => one.subnetId === subnet.subnetId);
    if (known && known.of !== routeTableId) {
      throw new AwsError(
        "Resource.AlreadyAssociated",
        `the specified association for route table ${routeTableId} conflicts with an existing association`,
      );
    }
    const associationId = known?.associationId ?? `rtbassoc-${hex(17)}`;
    if (!known) {
      const associations = [...table.associations, { associationId, subnetId: subnet.subnetId }];
      tables.routeTables.put(routeTableId, { ...table, associations });
    }
    return { AssociationId: associationId, AssociationState: { State: "associated" } };
  },

  DisassociateRouteTable({ AssociationId = "" }, { region, world }) {
    const tables = ec2Tables(world, region);
    const { table, association } = requireAssociation(tables, AssociationId);
    if (association.subnetId === undefined) {
      throw invalidValue(`cannot disassociate the main route table association ${AssociationId}`);
    }
    const associations = table.associations.filter((one) => one !== association);
    tables.routeTables.put(table.routeTableId, { ...table, associations });
    return {};
  },

  ReplaceRouteTableAssociation({ AssociationId = "", RouteTableId }, { region, world }) {
    const tables = ec2Tables(world, region);
    const wanted = requireRouteTable(tables, RouteTableId);
    const { table, association } = requireAssociation(tables, AssociationId);
    const associationId = `rtbassoc-${hex(17)}`;
    const rest = table.associations.filter((one) => one !== association);
    tables.routeTables.put(table.routeTableId, { ...table, associations: rest });
    const target = tables.routeTables.get(wanted.routeTableId) ?? wanted;
    const associations = [...target.associations, { ...association, associationId }];
    tables.routeTables.put(target.routeTableId, { ...target, associations });
    return { NewAssociationId: associationId, AssociationState: { State: "associated" } };
  },
};

/** @throws AwsError InvalidAssociationID.NotFound */
function requireAssociation(tables: Ec2Tables, id: string) {
  for (const table of tables.routeTables.values()) {
    const association = table.associations.find(({ associationId }) => associationId === id);
    if (association) return { table, association };
  }
  throw notFound("association", id);
}
