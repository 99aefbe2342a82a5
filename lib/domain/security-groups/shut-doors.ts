import type { FactIndex, ServiceFact, TargetFact, TargetGroupFact } from "../facts";
import { type ClosedDoor, closedDoor } from "./closed-door";
import { isOf, unansweredDoors } from "./doors";

/** What of a group's doors is shut, by target: the same one for all tasks of a service. */
export function shutDoors(index: FactIndex, group: TargetGroupFact): (target: TargetFact) => ClosedDoor | undefined {
  const shut = unansweredDoors(index, group).flatMap((door) => closedDoor(index, door) ?? []);
  return (target) => shut.find(({ service }) => isOf(index, service, target));
}

/** What is shut before a service's tasks, by any of its target groups. */
export const shutBefore = (index: FactIndex, { arn, targetGroupArns }: ServiceFact): ClosedDoor | undefined =>
  targetGroupArns
    .flatMap((each) => index.targetGroup(each) ?? [])
    .flatMap((group) => unansweredDoors(index, group))
    .filter(({ service }) => service.arn === arn)
    .flatMap((door) => closedDoor(index, door) ?? [])[0];
