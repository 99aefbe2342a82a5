import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { NetworkInput } from "@/lib/contracts/provision/network";
import { ENVIRONMENT_TAG, type Tags } from "@/lib/domain/ownership";
import { rangesOf } from "@/lib/domain/provisioning/subnet-ranges";
import {
  associateRouteTable,
  attachInternetGateway,
  createInternetGateway,
  createRouteTable,
  createSubnet,
  createVpc,
  findInternetGateway,
  findVpc,
  givePublicAddresses,
  listRouteTables,
  listSubnets,
  listZones,
  nameHostsIn,
  routeToInternet,
} from "@/server/aws/write/vpc";
import type { StepContext } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { isMadeHere, ownTags } from "../ownership";
import { isPublic, type Network } from "./find-network";

type Wanted = Extract<NetworkInput, { kind: "new" }>;

/**
 * A VPC of the environment's own with a public subnet in each of two zones or more. Nothing in it has a name, so all is found
 * again by its tags, which AWS writes together with the thing.
 */
export async function ensureVpc(context: StepContext<unknown>, name: string, wanted: Wanted): Promise<Network> {
  const { cidr } = wanted;
  const tags: Tags = { ...ownTags(context), Name: name };
  const mine: Tags = { [ENVIRONMENT_TAG]: tags[ENVIRONMENT_TAG] ?? "", Name: name };
  const found = await findVpc(mine);
  if (found !== null) requireSettings(`VPC ${name}`, [["its range", found.cidr, cidr]]);
  const vpcId = found?.id ?? (await createVpc(cidr, tags));
  const isMade = found === null || isMadeHere(found.tags, context);
  context.resource("vpc", vpcId, isMade);
  // Also after a crash between the two calls; AWS's answer does not tell the attribute.
  if (isMade) await nameHostsIn(vpcId);
  const gatewayId = await ensureGateway(context, vpcId, mine, tags);
  const subnetIds = await ensureSubnets(context, vpcId, rangesOf(wanted), tags);
  await ensureRoutes(context, vpcId, subnetIds, gatewayId, tags);
  return { vpcId, subnetIds };
}

async function ensureGateway(context: StepContext<unknown>, vpcId: string, mine: Tags, tags: Tags): Promise<string> {
  const found = await findInternetGateway(mine);
  const gatewayId = found?.id ?? (await createInternetGateway(tags));
  context.resource("internet gateway", gatewayId, found === null);
  if (!found?.vpcIds.includes(vpcId)) await attachInternetGateway(gatewayId, vpcId);
  return gatewayId;
}

async function ensureSubnets(context: StepContext<unknown>, vpcId: string, ranges: string[], tags: Tags) {
  const zones = await listZones();
  if (zones.length < ranges.length) {
    throw new AppFailure({
      code: "not_found",
      message: `The region has ${zones.length} zones that can be used, fewer than the ${ranges.length} subnets.`,
      reason: "Each subnet of the network is in a zone of its own.",
      remedy: "Use another region.",
    });
  }
  const existing = await listSubnets(vpcId);
  const ids: string[] = [];
  for (const [index, range] of ranges.entries()) {
    const found = existing.find((subnet) => subnet.cidr === range);
    const id = found?.id ?? (await createSubnet(vpcId, zones[index] ?? "", range, tags));
    if (!found?.givesAddresses) await givePublicAddresses(id);
    context.resource("subnet", id, found === undefined);
    ids.push(id);
  }
  return ids;
}

async function ensureRoutes(
  context: StepContext<unknown>,
  vpcId: string,
  subnetIds: string[],
  gatewayId: string,
  tags: Tags,
): Promise<void> {
  const tables = await listRouteTables(vpcId);
  const found = tables.find(({ isMain }) => !isMain);
  const tableId = found?.id ?? (await createRouteTable(vpcId, tags));
  context.resource("route table", tableId, found === undefined);
  if (!found?.isPublic) await routeToInternet(tableId, gatewayId);
  for (const id of subnetIds.filter((each) => !isPublic(each, tables))) await associateRouteTable(tableId, id);
}
