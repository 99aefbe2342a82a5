import type { CreateTargetGroupInput } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { defaults } from "../attributes";
import { notOffered, validationError } from "../errors";
import type { Verb } from "../module";
import { assertName, newTargetGroupArn } from "../names";
import { type TargetGroupRecord, targetGroups } from "../records";
import { addTags, assertTags } from "../tags/tags";
import { findVpc } from "../vpc";
import { TARGET_GROUP_ATTRIBUTES } from "./attributes";
import { defaultHealthCheck, functionHealthCheck, withHealthCheck } from "./health-check";
import { targetGroupView } from "./view";

const MOST_TARGET_GROUPS = 3_000;

type Wanted = Omit<TargetGroupRecord, "TargetGroupArn" | "Attributes">;

/** The same name with the same settings answers the one that exists; with other settings it is refused. */
export const createTargetGroup: Verb<"CreateTargetGroup"> = (input, { world, region }) => {
  const wanted = wantedOf(world, region, input);
  assertTags(input.Tags);
  const table = targetGroups(world, region);
  const existing = table.values().find((other) => other.TargetGroupName === wanted.TargetGroupName);
  if (existing) {
    if (!isSame(existing, wanted)) throw duplicate(wanted.TargetGroupName);
    return { TargetGroups: [targetGroupView(world, region, existing)] };
  }
  if (table.size >= MOST_TARGET_GROUPS) {
    throw new AwsError("TooManyTargetGroupsException", "The quota 'target groups per Region' has been reached");
  }
  const record: TargetGroupRecord = {
    TargetGroupArn: newTargetGroupArn(region, wanted.TargetGroupName),
    ...wanted,
    Attributes: defaults(TARGET_GROUP_ATTRIBUTES),
  };
  table.put(record.TargetGroupArn, record);
  addTags(world, region, record.TargetGroupArn, input.Tags ?? []);
  return { TargetGroups: [targetGroupView(world, region, record)] };
};

function wantedOf(world: World, region: string, input: CreateTargetGroupInput): Wanted {
  const name = input.Name ?? "";
  assertName(name, "Target group");
  const TargetType = targetTypeOf(input.TargetType);
  if (TargetType === "lambda") return { TargetGroupName: name, ...functionGroup(input) };
  const Protocol = protocolOf(input.Protocol);
  if (input.ProtocolVersion !== undefined && input.ProtocolVersion !== "HTTP1") {
    throw notOffered(`target groups with the protocol version '${input.ProtocolVersion}'`);
  }
  if (input.IpAddressType !== undefined && input.IpAddressType !== "ipv4") {
    throw notOffered(`the IP address type '${input.IpAddressType}'`);
  }
  return {
    TargetGroupName: name,
    Protocol,
    ...(Protocol === "HTTP" ? { ProtocolVersion: "HTTP1" } : {}),
    Port: portOf(input.Port),
    VpcId: vpcOf(world, region, input.VpcId),
    ...withHealthCheck(defaultHealthCheck(Protocol), input, Protocol),
    TargetType,
    IpAddressType: "ipv4",
  };
}

/** A group of one function: "The port, protocol, and VPC parameters do not apply" (API reference, CreateTargetGroup). */
function functionGroup(input: CreateTargetGroupInput): Omit<Wanted, "TargetGroupName"> {
  for (const member of ["Protocol", "Port", "VpcId"] as const) {
    if (input[member] === undefined) continue;
    throw validationError(`${member} cannot be specified for target groups with target type 'lambda'`);
  }
  return { ...functionHealthCheck(input), TargetType: "lambda", IpAddressType: "ipv4" };
}

function protocolOf(protocol: string | undefined): "HTTP" | "TCP" {
  if (protocol === "HTTP" || protocol === "TCP") return protocol;
  if (protocol === undefined) throw validationError("A protocol must be specified");
  if (
    protocol === "HTTPS" ||
    protocol === "TLS" ||
    protocol === "UDP" ||
    protocol === "TCP_UDP" ||
    protocol === "GENEVE"
  ) {
    throw notOffered(`target groups with the protocol '${protocol}'`);
  }
  throw validationError(`The protocol '${protocol}' is not supported`);
}

function portOf(port: number | undefined): number {
  if (port === undefined) throw validationError("A port must be specified");
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw validationError(`Port '${port}' is not valid. Specify a port between 1 and 65535.`);
  }
  return port;
}

function vpcOf(world: World, region: string, vpcId: string | undefined): string {
  if (vpcId === undefined) throw validationError("A VPC ID must be specified");
  if (!findVpc(world, region, vpcId)) throw validationError(`The VPC ID '${vpcId}' is not found`);
  return vpcId;
}

function targetTypeOf(type: string | undefined): TargetGroupRecord["TargetType"] {
  if (type === undefined || type === "instance") return "instance";
  if (type === "ip" || type === "lambda") return type;
  if (type === "alb") throw notOffered(`targets of type '${type}'`);
  throw validationError(`The target type '${type}' is not valid`);
}

function isSame(existing: TargetGroupRecord, wanted: Wanted): boolean {
  return Object.entries(wanted).every(
    ([member, value]) => JSON.stringify(existing[member as keyof Wanted]) === JSON.stringify(value),
  );
}

function duplicate(name: string): AwsError {
  const message = `A target group with the same name '${name}' exists, but with different settings`;
  return new AwsError("DuplicateTargetGroupNameException", message);
}
