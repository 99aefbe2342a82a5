/** What a group has done, newest first ("Verify a scaling activity for an Auto Scaling group"). */
import { randomUUID } from "node:crypto";
import type { Activity } from "@aws-sdk/client-auto-scaling";
import type { World } from "../../../world";
import { activities, type GroupRecord } from "../records";

const MAX_ACTIVITIES = 100;

/** @param cause what goes between the time and the full stop */
export function beginActivity(
  world: World,
  region: string,
  group: GroupRecord,
  what: { description: string; cause: string; details?: object },
): string {
  const StartTime = new Date(world.now());
  const ActivityId = randomUUID();
  const activity: Activity = {
    ActivityId,
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    Description: what.description,
    Cause: `At ${StartTime.toISOString()} ${what.cause}.`,
    Details: JSON.stringify(what.details ?? {}),
    StartTime,
    StatusCode: "InProgress",
    Progress: 30,
  };
  const before = activities(world, region).get(group.name)?.list ?? [];
  activities(world, region).put(group.name, { list: [activity, ...before].slice(0, MAX_ACTIVITIES) });
  return ActivityId;
}

/** With a message it has failed. */
export function endActivity(world: World, region: string, group: string, id: string, failure?: string): void {
  const list = activities(world, region).get(group)?.list ?? [];
  const ended: Partial<Activity> = {
    StatusCode: failure === undefined ? "Successful" : "Failed",
    EndTime: new Date(world.now()),
    Progress: 100,
    ...(failure === undefined ? {} : { StatusMessage: failure }),
  };
  const changed = list.map((activity) => (activity.ActivityId === id ? { ...activity, ...ended } : activity));
  activities(world, region).put(group, { list: changed });
}
