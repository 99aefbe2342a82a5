/** ARNs of log groups and streams, and the names that stand in requests. */
import { arn } from "../../protocol/ids";
import { constraint } from "./errors";

/** As tags and newer calls take it. Describing shows it with `:*` as well, which policies want. */
export const groupArn = (region: string, group: string): string => arn("logs", region, `log-group:${group}`);
export const streamArn = (region: string, group: string, stream: string): string =>
  `${groupArn(region, group)}:log-stream:${stream}`;

/** The name in a group's ARN, with or without `:*`; other text is a name already. */
export function groupNameOf(identifier: string): string {
  const match = /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)(?::\*)?$/.exec(identifier);
  return match?.[1] ?? identifier;
}

const GROUP = /^[.\-_/#A-Za-z0-9]{1,512}$/;
const STREAM = /^[^:*]{1,512}$/;

/** @throws AwsError InvalidParameterException */
export function checkGroupName(name: string): string {
  if (GROUP.test(name)) return name;
  throw constraint(name, "logGroupName", "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
}

/** @throws AwsError InvalidParameterException */
export function checkStreamName(name: string): string {
  if (STREAM.test(name)) return name;
  throw constraint(name, "logStreamName", "Member must satisfy regular expression pattern: [^:*]*");
}
