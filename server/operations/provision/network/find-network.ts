import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { findDefaultVpc, listDefaultSubnets } from "@/server/aws/write/ec2";
import { listRouteTables, listSubnets, listZones, type RouteTableFacts, vpcExists } from "@/server/aws/write/vpc";
import { cliCommand } from "../../cli";

export interface Network {
  vpcId: string;
  subnetIds: string[];
}

/** An Application Load Balancer needs subnets in two zones at least. */
const MIN_ZONES = 2;
const WHY = "A load balancer needs public subnets in two zones at least.";

/** @throws AppFailure `not_found` when the region's default network is not there or too small. */
export async function defaultNetwork(): Promise<Network> {
  const vpcId = await findDefaultVpc();
  if (vpcId === null) throw missing("The region has no default VPC.", [ec2Command("CreateDefaultVpc", {})]);
  const subnets = await listDefaultSubnets(vpcId);
  const zones = new Set(subnets.map((subnet) => subnet.zone));
  if (zones.size < MIN_ZONES) {
    const lacking = (await listZones()).filter((zone) => !zones.has(zone)).slice(0, MIN_ZONES - zones.size);
    const commands = lacking.map((AvailabilityZone) => ec2Command("CreateDefaultSubnet", { AvailabilityZone }));
    throw missing(`The default VPC has default subnets in ${zones.size} zones.`, commands);
  }
  return { vpcId, subnetIds: subnets.map((subnet) => subnet.id) };
}

/** @throws AppFailure `not_found` for what is not there, `conflict` where a load balancer could not be reached. */
export async function chosenNetwork({ vpcId, subnetIds }: Network): Promise<Network> {
  if (!(await vpcExists(vpcId))) throw notThere(`There is no VPC ${vpcId} in this region.`);
  const [subnets, tables] = await Promise.all([listSubnets(vpcId), listRouteTables(vpcId)]);
  const chosen = subnetIds.map((id) => {
    const found = subnets.find((subnet) => subnet.id === id);
    if (found === undefined) throw notThere(`The VPC ${vpcId} has no subnet ${id}.`);
    return found;
  });
  const zones = new Set(chosen.map(({ zone }) => zone));
  if (zones.size < MIN_ZONES) throw unfit(`All chosen subnets are in ${[...zones].join()}.`, "Choose a second zone's.");
  const hidden = chosen.filter(({ id }) => !isPublic(id, tables));
  if (hidden.length > 0) {
    const names = hidden.map(({ id }) => id).join(", ");
    throw unfit(`Not public: ${names}.`, "Choose subnets whose route table leads 0.0.0.0/0 to an internet gateway.");
  }
  return { vpcId, subnetIds };
}

/** A subnet without a route table of its own uses the VPC's main one. */
export const isPublic = (subnetId: string, tables: RouteTableFacts[]): boolean =>
  (tables.find(({ subnetIds }) => subnetIds.includes(subnetId)) ?? tables.find(({ isMain }) => isMain))?.isPublic ??
  false;

const ec2Command = (operation: string, input: object) => cliCommand({ service: "ec2", operation, input });

const missing = (message: string, commands: string[]) =>
  new AppFailure({ code: "not_found", message, reason: WHY, remedy: `Make them with: ${commands.join("; ")}` });

const notThere = (message: string) =>
  new AppFailure({ code: "not_found", message, remedy: "Choose a network that exists, or let one be made." });

const unfit = (message: string, remedy: string) => new AppFailure({ code: "conflict", message, reason: WHY, remedy });
