import "server-only";
import type { NetworkSettings } from "@/lib/domain/provisioning/from-environment/existing";
import { listNetworks } from "@/server/aws/read/networks";

/**
 * The network that subnets are in; null when they are not there. The default one only with all its subnets.
 * @param others the subnets of others' load balancers
 */
export async function networkOf(subnetIds: string[], others: string[]): Promise<NetworkSettings | null> {
  const { vpcs, subnets } = await listNetworks();
  const own = subnets.filter(({ id }) => subnetIds.includes(id));
  const vpc = vpcs.find(({ id }) => id === own[0]?.vpcId);
  if (vpc === undefined || own.length !== subnetIds.length) return null;
  const all = subnets.filter(({ vpcId }) => vpcId === vpc.id);
  return {
    vpcId: vpc.id,
    name: vpc.name,
    cidr: vpc.cidr,
    isDefault: vpc.isDefault && all.length === own.length,
    isShared: all.length !== own.length || all.some(({ id }) => others.includes(id)),
    subnets: own.map(({ id, cidr, zone }) => ({ id, cidr, zone })),
  };
}
