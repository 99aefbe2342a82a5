import type { AvailabilityZone } from "@aws-sdk/client-ec2";
import { invalidValue } from "../errors";
import { applyFilters, type Fields } from "../listing/filters";
import type { Ec2Handlers } from "../module";
import { type Zone, zonesOf } from "./zones";

export const describeAvailabilityZones: Ec2Handlers = {
  DescribeAvailabilityZones(input, { region }) {
    const fields: Fields<Zone> = {
      "zone-name": (zone) => [zone.name],
      "zone-id": (zone) => [zone.id],
      "zone-type": () => ["availability-zone"],
      "opt-in-status": () => ["opt-in-not-required"],
      "region-name": () => [region],
      "group-name": () => [region],
      state: () => ["available"],
    };
    const all = zonesOf(region);
    const wanted = named(named(all, input.ZoneNames, "name"), input.ZoneIds, "id");
    const AvailabilityZones = applyFilters(wanted, input.Filters, fields, () => ({})).map(
      (zone): AvailabilityZone => ({
        ZoneName: zone.name,
        ZoneId: zone.id,
        ZoneType: "availability-zone",
        RegionName: region,
        GroupName: region,
        NetworkBorderGroup: region,
        OptInStatus: "opt-in-not-required",
        State: "available",
        Messages: [],
      }),
    );
    return { AvailabilityZones };
  },
};

function named(zones: Zone[], wanted: string[] | undefined, by: keyof Zone): Zone[] {
  if (!wanted || wanted.length === 0) return zones;
  const unknown = wanted.find((value) => !zones.some((zone) => zone[by] === value));
  if (unknown !== undefined) throw invalidValue(`Invalid availability zone: [${unknown}]`);
  return zones.filter((zone) => wanted.includes(zone[by]));
}
