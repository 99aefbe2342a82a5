import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import type { Ec2Handlers } from "../module";
import { ec2Tables } from "../tables";
import { tagsOf } from "../tags/tags";
import { requireInstance } from "./find";
import type { Instance } from "./records";
import { STATE_CODES, stateOf } from "./state";
import { reservationView } from "./view";

const fieldsAt = (now: number): Fields<Instance> => ({
  "instance-id": (one) => [one.instanceId],
  "instance-state-name": (one) => [stateOf(one, now)],
  "instance-state-code": (one) => [String(STATE_CODES[stateOf(one, now)])],
  "instance-type": (one) => [one.instanceType],
  "image-id": (one) => [one.imageId],
  "reservation-id": (one) => [one.reservationId],
  "subnet-id": (one) => [one.subnetId],
  "vpc-id": (one) => [one.vpcId],
  "availability-zone": (one) => [one.availabilityZone],
  "private-ip-address": (one) => [one.privateIpAddress],
  "ip-address": (one) => [one.publicIpAddress],
  "iam-instance-profile.arn": (one) => [one.profile?.arn],
  "instance.group-id": (one) => one.securityGroupIds,
  "network-interface.network-interface-id": (one) => [one.networkInterfaceId],
});

/** Terminated ones are shown for about an hour. */
export const describeInstances: Ec2Handlers = {
  DescribeInstances(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const now = world.now();
    const wanted = input.InstanceIds?.length
      ? [...new Set(input.InstanceIds)].map((id) => requireInstance(tables, id))
      : tables.instances.values();
    const found = applyFilters(wanted, input.Filters, fieldsAt(now), (one) => tagsOf(tables, one.instanceId));
    const { items, next } = ec2Page(found, (one) => one.instanceId, input);
    const byReservation = new Map<string, Instance[]>();
    for (const one of items)
      byReservation.set(one.reservationId, [...(byReservation.get(one.reservationId) ?? []), one]);
    const Reservations = [...byReservation.values()].map((instances) =>
      reservationView(tables, instances, now, account),
    );
    return { Reservations, NextToken: next };
  },
};
