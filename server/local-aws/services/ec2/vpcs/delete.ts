import { hasDependencies, notFound } from "../errors";
import type { Ec2Handlers } from "../module";
import { isMain } from "../route-tables/find";
import { type Ec2Tables, ec2Tables } from "../tables";

/** With its main route table and its default security group; anything else in it has to go first. */
export const deleteVpc: Ec2Handlers = {
  DeleteVpc({ VpcId = "" }, { region, world }) {
    const tables = ec2Tables(world, region);
    if (!tables.vpcs.has(VpcId)) throw notFound("vpc", VpcId);
    if (isInUse(tables, VpcId)) throw hasDependencies("vpc", VpcId);
    for (const table of tables.routeTables.values()) {
      if (table.vpcId === VpcId) remove(tables, "routeTables", table.routeTableId);
    }
    for (const group of tables.securityGroups.values()) {
      if (group.vpcId === VpcId) remove(tables, "securityGroups", group.groupId);
    }
    remove(tables, "vpcs", VpcId);
    return {};
  },
};

function isInUse(tables: Ec2Tables, vpcId: string): boolean {
  const own = (one: { vpcId?: string | undefined }) => one.vpcId === vpcId;
  return (
    tables.subnets.values().some(own) ||
    tables.internetGateways.values().some(own) ||
    tables.networkInterfaces.values().some(own) ||
    tables.routeTables.values().some((table) => own(table) && !isMain(table)) ||
    tables.securityGroups.values().some((group) => own(group) && group.groupName !== "default")
  );
}

function remove(tables: Ec2Tables, kind: "routeTables" | "securityGroups" | "vpcs", id: string): void {
  tables[kind].delete(id);
  tables.tags.delete(id);
}
