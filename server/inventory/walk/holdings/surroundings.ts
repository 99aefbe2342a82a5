import type { CapacityFacts, Fact, NetworkFacts, RoleFact } from "@/lib/domain/facts";
import type { Reader } from "../reader";
import { must } from "./must";

/** What Stageway's roles and instance profiles are called: IAM cannot list them by tag. */
const OWN = "stageway-";

/** An AWS implementation that does not offer a resource cannot have any. */
const orNone = <T>(fact: Fact<T[]>, what: string): T[] =>
  fact.error?.code === "aws_unsupported" ? [] : must(fact, what);

/** The networks that Stageway made. */
export async function readNetwork({ get, source }: Reader): Promise<NetworkFacts> {
  const [vpcs, subnets, routeTables, gateways] = await Promise.all([
    get("ownership:vpcs", source.listMarkedVpcs),
    get("ownership:subnets", source.listMarkedSubnets),
    get("ownership:routeTables", source.listMarkedRouteTables),
    get("ownership:gateways", source.listMarkedGateways),
  ]);
  return {
    vpcs: orNone(vpcs, "VPCs"),
    subnets: orNone(subnets, "Subnets"),
    routeTables: orNone(routeTables, "Route tables"),
    gateways: orNone(gateways, "Internet gateways"),
  };
}

/** What gives clusters their instances. */
export async function readCapacity({ get, source }: Reader): Promise<CapacityFacts> {
  const [providers, groups, templates, profiles] = await Promise.all([
    get("ownership:capacityProviders", source.listCapacityProviders),
    get("ownership:autoScalingGroups", source.listAutoScalingGroups),
    get("ownership:launchTemplates", source.listLaunchTemplates),
    get(`ownership:profiles/${OWN}`, () => source.listInstanceProfiles(OWN)),
  ]);
  return {
    providers: orNone(providers, "Capacity providers"),
    groups: orNone(groups, "Auto Scaling groups"),
    templates: orNone(templates, "Launch templates"),
    profiles: orNone(profiles, "Instance profiles"),
  };
}

export async function readRoles({ get, source }: Reader): Promise<RoleFact[]> {
  return orNone(await get(`ownership:roles/${OWN}`, () => source.listRoles(OWN)), "Roles");
}
