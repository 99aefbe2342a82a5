import "server-only";
import type { NetworkChoice } from "@/lib/contracts/provision/options";
import { listNetworks } from "@/server/aws/read/networks";
import { isPublic } from "../network/find-network";

/** The region's VPCs with their subnets, the default one first. */
export async function networkChoices(): Promise<NetworkChoice[]> {
  const { vpcs, subnets, tables } = await listNetworks();
  const choices = vpcs.map(({ id, name, cidr, isDefault }) => {
    const own = tables.filter(({ vpcId }) => vpcId === id);
    const inside = subnets
      .filter(({ vpcId }) => vpcId === id)
      .map((subnet) => ({ ...subnet, isPublic: isPublic(subnet.id, own) }))
      .sort((a, b) => a.zone.localeCompare(b.zone) || a.id.localeCompare(b.id));
    return { vpcId: id, name, cidr, isDefault, subnets: inside };
  });
  return choices.sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.vpcId.localeCompare(b.vpcId));
}
