import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { MIN_ZONES, type SubnetsProblem, subnetsProblem } from "@/lib/contracts/provision/subnets";
import { findDefaultVpc, listDefaultSubnets } from "@/server/aws/write/ec2";
import { listRouteTables, listSubnets, listZones, type RouteTableFacts, vpcExists } from "@/server/aws/write/vpc";
import { cliCommand } from "../../cli";

export interface Network {
  vpcId: string;
  subnetIds: string[];
}

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

/**
 * @param forBalancer a load balancer is made in it: it takes one subnet of a zone
 * @throws AppFailure `not_found` for what is not there, `conflict` where a load balancer could not be reached; with the
 * form's field.
 */
export async function chosenNetwork({ vpcId, subnetIds }: Network, forBalancer = false): Promise<Network> {
  if (!(await vpcExists(vpcId))) throw notThere("vpcId", `There is no VPC ${vpcId} in this region.`);
  const [subnets, tables] = await Promise.all([listSubnets(vpcId), listRouteTables(vpcId)]);
  const chosen = subnetIds.map((id) => {
    const found = subnets.find((subnet) => subnet.id === id);
    if (found === undefined) throw notThere("subnetIds", `The VPC ${vpcId} has no subnet ${id}.`);
    return { ...found, isPublic: isPublic(id, tables) };
  });
  const problem = subnetsProblem(chosen, forBalancer);
  if (problem !== undefined) throw unfit(problem);
  return { vpcId, subnetIds };
}

/** A subnet without a route table of its own uses the VPC's main one. */
export const isPublic = (subnetId: string, tables: RouteTableFacts[]): boolean =>
  (tables.find(({ subnetIds }) => subnetIds.includes(subnetId)) ?? tables.find(({ isMain }) => isMain))?.isPublic ??
  false;

const ec2Command = (operation: string, input: object) => cliCommand({ service: "ec2", operation, input });

const missing = (message: string, commands: string[]) =>
  new AppFailure({ code: "not_found", message, reason: WHY, remedy: `Make them with: ${commands.join("; ")}` });

const notThere = (field: "vpcId" | "subnetIds", message: string) =>
  new AppFailure({
    code: "not_found",
    message,
    remedy: "Choose a network that exists, or let one be made.",
    fields: { [`network.${field}`]: message },
  });

const unfit = ({ message, remedy }: SubnetsProblem) =>
  new AppFailure({
    code: "conflict",
    message,
    reason: WHY,
    remedy,
    fields: { "network.subnetIds": `${message} ${remedy}` },
  });
