/**
 * Security groups on the way of a request: client -> load balancer -> task. Looked up per connection by key only; what
 * rules come to is kept until a group changes (`permits`).
 */
import type { Firewall, Source } from "../../dataplane/network";
import type { World } from "../../world";
import type { SecurityGroup } from "../ec2/model";
import { parseAddress, parseCidr } from "../ec2/network/cidr";
import { findNetworkInterface, primaryInterface } from "../ec2/network-interfaces";
import { ANYWHERE, type PeerView, permits } from "../ec2/security-groups/permits";
import { findSecurityGroup, findSubnet } from "../ec2/subnets";
import { hasFailed } from "./load-balancers/view";
import { type LoadBalancerRecord, loadBalancers } from "./records";
import { runtimeOf } from "./runtime";

/** Hosts without security groups (addresses outside of any VPC of ours) are not filtered. */
export function createFirewall(world: World, blackHolePort: number): Firewall {
  return {
    blackHolePort,
    admits(host, port, from) {
      const named = balancerNamed(world, host);
      // What AWS could not set up answers nobody.
      if (named && hasFailed(world, named.record)) return false;
      const guarded = guardedHost(world, host, from);
      if (!guarded) return true;
      const { region, groupIds, address } = guarded;
      if (!permits(groupsOf(world, region, groupIds), "ingress", port, viewOf(from))) return false;
      if (from === "internet") return true;
      // What leaves a load balancer has to be let out by its own groups as well.
      const self: PeerView = { blocks: address === undefined ? [] : [{ first: address, size: 1 }], groups: groupIds };
      return permits(groupsOf(world, from.region, from.groups), "egress", port, self);
    },
  };
}

function balancerNamed(world: World, host: string): { region: string; record: LoadBalancerRecord } | undefined {
  const named = runtimeOf(world).byName.get(host);
  const record = named && loadBalancers(world, named.region).get(named.arn);
  return named && record && { region: named.region, record };
}

interface Guarded {
  region: string;
  groupIds: readonly string[];
  address?: number | undefined;
}

function guardedHost(world: World, host: string, from: Source): Guarded | undefined {
  const named = balancerNamed(world, host);
  if (named) return { region: named.region, groupIds: named.record.SecurityGroups };
  // A private address means something within its region only; nothing outside can send to one.
  if (from === "internet") return undefined;
  const found = host.startsWith("i-")
    ? primaryInterface(world, from.region, host)
    : findNetworkInterface(world, from.region, host);
  return (
    found && { region: from.region, groupIds: found.securityGroupIds, address: parseAddress(found.privateIpAddress) }
  );
}

function groupsOf(world: World, region: string, ids: readonly string[]): SecurityGroup[] {
  return ids.flatMap((id) => findSecurityGroup(world, region, id) ?? []);
}

const views = new WeakMap<object, PeerView>();

function viewOf(source: Source): PeerView {
  if (source === "internet") return ANYWHERE;
  let view = views.get(source);
  if (!view) {
    const blocks = source.cidrs.map(parseCidr).filter((block) => block !== undefined);
    view = { blocks, groups: source.groups };
    views.set(source, view);
  }
  return view;
}

const sources = new WeakMap<LoadBalancerRecord, Source>();

/** The load balancer as its targets see it: any address of its subnets, member of its groups. */
export function sourceOf(world: World, region: string, loadBalancerArn: string | undefined): Source | undefined {
  const loadBalancer = loadBalancerArn === undefined ? undefined : loadBalancers(world, region).get(loadBalancerArn);
  if (!loadBalancer) return undefined;
  let source = sources.get(loadBalancer);
  if (!source) {
    const cidrs = loadBalancer.AvailabilityZones.flatMap(
      (zone) => findSubnet(world, region, zone.SubnetId ?? "")?.cidrBlock ?? [],
    );
    source = { region, cidrs, groups: loadBalancer.SecurityGroups };
    sources.set(loadBalancer, source);
  }
  return source;
}
