import { AwsError } from "../../../protocol/aws-error";
import { defaults } from "../attributes";
import { notOffered, validationError } from "../errors";
import type { Verb } from "../module";
import { assertName, dnsName, newLoadBalancerArn } from "../names";
import { type LoadBalancerRecord, loadBalancers } from "../records";
import { attachName } from "../serve/listeners";
import { addTags, assertTags } from "../tags/tags";
import { hasInternetGateway } from "../vpc";
import { LOAD_BALANCER_ATTRIBUTES } from "./attributes";
import { placeNodes } from "./nodes";
import { assertIpv4, placementOf, securityGroupsOf } from "./placement";
import { loadBalancerView } from "./view";

// AWS's default quota "Application Load Balancers per Region" is 50; here it only bounds memory and open ports.
const MOST_LOAD_BALANCERS = 1_000;

/** The same name with the same settings answers the one that exists; with other settings it is refused. */
export const createLoadBalancer: Verb<"CreateLoadBalancer"> = (input, { world, region }) => {
  const name = input.Name ?? "";
  assertName(name, "Load balancer");
  if (input.Type !== undefined && input.Type !== "application")
    throw notOffered(`load balancers of type '${input.Type}'`);
  assertIpv4(input.IpAddressType);
  const scheme = schemeOf(input.Scheme);
  const { vpcId, zones } = placementOf(world, region, input);
  if (scheme === "internet-facing" && !hasInternetGateway(world, region, vpcId)) {
    throw new AwsError("InvalidSubnetException", `VPC ${vpcId} has no internet gateway`);
  }
  const groups = securityGroupsOf(world, region, vpcId, input.SecurityGroups);
  assertTags(input.Tags);

  const table = loadBalancers(world, region);
  const existing = table.values().find((other) => other.LoadBalancerName === name);
  if (existing) {
    if (
      !isSame(
        existing,
        scheme,
        zones.map((zone) => zone.SubnetId),
        groups,
      )
    )
      throw duplicate(name);
    return { LoadBalancers: [loadBalancerView(world, existing)] };
  }
  if (table.size >= MOST_LOAD_BALANCERS) {
    throw new AwsError("TooManyLoadBalancersException", "The quota 'load balancers per Region' has been reached");
  }
  const record: LoadBalancerRecord = {
    LoadBalancerArn: newLoadBalancerArn(region, name),
    DNSName: dnsName(region, name, scheme),
    CanonicalHostedZoneId: "Z35SXDOTRQ7X7K",
    CreatedTime: new Date(world.now()),
    LoadBalancerName: name,
    Scheme: scheme,
    VpcId: vpcId,
    Type: "application",
    AvailabilityZones: zones,
    SecurityGroups: groups,
    IpAddressType: "ipv4",
    Attributes: defaults(LOAD_BALANCER_ATTRIBUTES),
  };
  placeNodes(world, region, record);
  table.put(record.LoadBalancerArn, record);
  addTags(world, region, record.LoadBalancerArn, input.Tags ?? []);
  attachName(world, record);
  return { LoadBalancers: [loadBalancerView(world, record)] };
};

function schemeOf(scheme: string | undefined): LoadBalancerRecord["Scheme"] {
  if (scheme === undefined || scheme === "internet-facing") return "internet-facing";
  if (scheme === "internal") return "internal";
  throw validationError(`The scheme '${scheme}' is not valid: specify 'internet-facing' or 'internal'`);
}

function isSame(
  existing: LoadBalancerRecord,
  scheme: string,
  subnets: readonly (string | undefined)[],
  groups: readonly string[],
): boolean {
  const same = (a: readonly (string | undefined)[], b: readonly (string | undefined)[]) =>
    [...a].sort().join() === [...b].sort().join();
  const present = existing.AvailabilityZones.map((zone) => zone.SubnetId);
  return existing.Scheme === scheme && same(present, subnets) && same(existing.SecurityGroups, groups);
}

function duplicate(name: string): AwsError {
  const message = `A load balancer with the same name '${name}' exists, but with different settings`;
  return new AwsError("DuplicateLoadBalancerNameException", message);
}
