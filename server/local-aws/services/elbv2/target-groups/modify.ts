import { targetGroupNotFound } from "../errors";
import type { Verb } from "../module";
import { type TargetGroupRecord, targetGroups } from "../records";
import { groupOf } from "../runtime";
import { recheck } from "../targets/check-health";
import { functionHealthCheck, type HealthCheckInput, withHealthCheck } from "./health-check";
import { targetGroupView } from "./view";

/** Changes the health check settings; the targets are checked with the new ones at once. */
export const modifyTargetGroup: Verb<"ModifyTargetGroup"> = (input, { world, region }) => {
  const { TargetGroupArn = "" } = input;
  const group = targetGroups(world, region).get(TargetGroupArn);
  if (!group) throw targetGroupNotFound([TargetGroupArn]);
  const next = changed(group, input);
  targetGroups(world, region).put(TargetGroupArn, next);
  recheck(world, groupOf(world, region, TargetGroupArn));
  return { TargetGroups: [targetGroupView(world, region, next)] };
};

function changed(group: TargetGroupRecord, input: HealthCheckInput): TargetGroupRecord {
  const { Protocol, HealthCheckProtocol, HealthCheckPort } = group;
  if (!Protocol || !HealthCheckProtocol || !HealthCheckPort) return { ...group, ...functionHealthCheck(input) };
  // A check that became TCP has neither path nor matcher any more.
  const { HealthCheckPath: _path, Matcher: _matcher, ...rest } = group;
  return { ...rest, ...withHealthCheck({ ...group, HealthCheckProtocol, HealthCheckPort }, input, Protocol) };
}
