/** Three availability zones in every region. */
import { invalidValue } from "../errors";

export interface Zone {
  /** `us-east-1a` */
  name: string;
  /** `use1-az1`: AWS's name that means the same in every account. */
  id: string;
}

export function zonesOf(region: string): Zone[] {
  return ["a", "b", "c"].map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${shortRegion(region)}-az${index + 1}`,
  }));
}

/** The zone of a name and an id, or any. @throws AwsError InvalidParameterValue */
export function chooseZone(region: string, name: string | undefined, id: string | undefined): Zone {
  const zones = zonesOf(region);
  const found = zones.find((zone) => zone.name === (name ?? zone.name) && zone.id === (id ?? zone.id));
  if (found) return found;
  throw invalidValue(
    `Value (${name ?? id}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zones.map((zone) => zone.name).join(", ")}.`,
  );
}

const DIRECTIONS: [RegExp, string][] = [
  [/north/, "n"],
  [/south/, "s"],
  [/central/, "c"],
  [/east/, "e"],
  [/west/, "w"],
];

/** `us-east-1` is `use1`, `ap-southeast-2` is `apse2`, `us-gov-west-1` is `usgw1`. */
function shortRegion(region: string): string {
  const [area = "", ...rest] = region.split("-");
  const number = rest.pop() ?? "";
  const middle = rest.map((word) => directions(word) || word.charAt(0)).join("");
  return `${area}${middle}${number}`;
}

function directions(word: string): string {
  return DIRECTIONS.filter(([pattern]) => pattern.test(word))
    .map(([, letter]) => letter)
    .join("");
}
