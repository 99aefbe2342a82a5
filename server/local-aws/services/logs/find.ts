/** Looks groups and streams up for requests that name them. */
import type { World } from "../../world";
import { groupNameOf } from "./arns";
import { groupNotFound, invalidParameter, streamNotFound } from "./errors";
import { groups, type LogGroupRecord, type LogStreamRecord, streamKey, streams } from "./records";

/** @throws AwsError ResourceNotFoundException */
export function requireGroup(world: World, region: string, name: string | undefined): LogGroupRecord {
  const found = groups(world, region).get(name ?? "");
  if (!found) throw groupNotFound();
  return found;
}

/** For calls that take a name or, instead, an identifier (name or ARN). @throws AwsError InvalidParameterException, ResourceNotFoundException */
export function requireOneGroup(
  world: World,
  region: string,
  { logGroupName, logGroupIdentifier }: { logGroupName?: string | undefined; logGroupIdentifier?: string | undefined },
): LogGroupRecord {
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw invalidParameter("You must specify either logGroupName or logGroupIdentifier, but not both.");
  }
  return requireGroup(world, region, logGroupName ?? groupNameOf(logGroupIdentifier ?? ""));
}

/** @throws AwsError ResourceNotFoundException */
export function requireStream(world: World, region: string, group: string, name: string | undefined): LogStreamRecord {
  const found = streams(world, region).get(streamKey(group, name ?? ""));
  if (!found) throw streamNotFound();
  return found;
}

export function streamsOf(world: World, region: string, group: string): LogStreamRecord[] {
  return streams(world, region)
    .values()
    .filter((stream) => stream.group === group);
}
