import type { FactIndex, ServiceFact, TargetFact, TargetGroupFact } from "../facts";
import { isOf, unansweredDoors } from "./doors";
import { isShut, type JudgedDoor, judgeDoor, type ShutDoor } from "./judged-door";

/** The door to a target of a group that does not answer: the same one for all tasks of a service. */
export function doorsOf(index: FactIndex, group: TargetGroupFact): (target: TargetFact) => JudgedDoor | undefined {
  const doors = unansweredDoors(index, group).flatMap((door) => judgeDoor(index, door) ?? []);
  return (target) => doors.find(({ service }) => isOf(index, service, target));
}

/** What is shut before a service's tasks, by any of its target groups. */
export const shutBefore = (index: FactIndex, { arn, targetGroupArns }: ServiceFact): ShutDoor | undefined =>
  targetGroupArns
    .flatMap((each) => index.targetGroup(each) ?? [])
    .flatMap((group) => unansweredDoors(index, group))
    .filter(({ service }) => service.arn === arn)
    .map((door) => judgeDoor(index, door))
    .find(isShut);
