/** Makes something a target of a group. */
import { isIP } from "node:net";
import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { targetGroupNotFound, validationError } from "../errors";
import { findTargetGroup, type TargetGroupRecord, type TargetRecord, targetKey, targets } from "../records";
import { addTarget, groupOf, runtimeOf, slot } from "../runtime";
import { isInCidr, subnetsOf, vpcCidr } from "../vpc";
import { beginCheck } from "./check-health";
import { drainKey } from "./deregister";

export interface NewTarget {
  id: string;
  port: number;
  availabilityZone?: string | undefined;
}

// Outside of the VPC only these may be targets (RFC 1918, RFC 6598); public addresses may not (API reference, TargetDescription).
const ROUTABLE = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

/** Registering twice changes nothing; a draining target is taken back and checked anew. */
export function register(world: World, region: string, targetGroupArn: string, target: NewTarget): void {
  const settings = findTargetGroup(world, region, targetGroupArn);
  if (!settings) throw targetGroupNotFound([targetGroupArn]);
  const availabilityZone = zoneOf(world, region, settings, target);
  const group = groupOf(world, region, targetGroupArn);
  const known = group.targets.get(slot(target.id, target.port));
  if (known && !known.record.DrainedAt) return;
  const record: TargetRecord = {
    TargetGroupArn: targetGroupArn,
    Id: target.id,
    Port: target.port,
    ...(availabilityZone === undefined ? {} : { AvailabilityZone: availabilityZone }),
    RegisteredAt: new Date(world.now()),
  };
  targets(world, region).put(targetKey(targetGroupArn, target.id, target.port), record);
  runtimeOf(world).scheduler.cancel(drainKey(targetGroupArn, target));
  const added = addTarget(group, record);
  // Requests it was still serving while draining go on.
  if (known) added.inFlight = known.inFlight;
  beginCheck(world, group, added);
}

/** Throws before anything is changed, so that a batch is all or nothing. */
export function assertValid(world: World, region: string, settings: TargetGroupRecord, target: NewTarget): void {
  zoneOf(world, region, settings, target);
}

function zoneOf(world: World, region: string, settings: TargetGroupRecord, target: NewTarget): string | undefined {
  if (settings.TargetType === "lambda") {
    assertFunction(world, region, settings, target);
    return undefined;
  }
  if (!Number.isInteger(target.port) || target.port < 1 || target.port > 65_535) {
    throw validationError(`Port '${target.port}' is not valid. Specify a port between 1 and 65535.`);
  }
  if (settings.TargetType === "instance") {
    if (/^i-[0-9a-f]{8,17}$/.test(target.id)) return target.availabilityZone;
    throw new AwsError("InvalidTargetException", `The following targets are not valid instances: '${target.id}'`);
  }
  if (isIP(target.id) !== 4) {
    throw validationError(`The IP address '${target.id}' is not a valid IPv4 address`);
  }
  const { VpcId = "" } = settings;
  const inside = isInCidr(target.id, vpcCidr(world, region, VpcId));
  if (!inside && !ROUTABLE.some((cidr) => isInCidr(target.id, cidr))) {
    throw validationError(
      `The IP address '${target.id}' is not within a range that can be a target: ${ROUTABLE.join(", ")}`,
    );
  }
  if (!inside && target.availabilityZone !== "all") {
    const message = `The IP address '${target.id}' is outside the VPC '${VpcId}': specify 'all' as its Availability Zone`;
    throw validationError(message);
  }
  return target.availabilityZone ?? zoneByAddress(world, region, VpcId, target.id);
}

/** One function a group, by its ARN. Whether there is such a function nobody here can say. */
function assertFunction(world: World, region: string, { TargetGroupArn }: TargetGroupRecord, { id, port }: NewTarget) {
  if (port !== 0) throw validationError("A port cannot be specified for a Lambda function");
  if (!/^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/.test(id)) {
    throw new AwsError("InvalidTargetException", `The following targets are not valid Lambda functions: '${id}'`);
  }
  if ([...groupOf(world, region, TargetGroupArn).targets.values()].every(({ record }) => record.Id === id)) return;
  throw new AwsError("TooManyTargetsException", "A target group can have one Lambda function only");
}

function zoneByAddress(world: World, region: string, vpcId: string, address: string): string | undefined {
  return subnetsOf(world, region, vpcId).find((subnet) => isInCidr(address, subnet.cidrBlock))?.availabilityZone;
}
