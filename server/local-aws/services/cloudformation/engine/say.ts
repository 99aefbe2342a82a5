/** Writes the status of stacks and resources, each with its event. */
import { randomUUID } from "node:crypto";
import type { ResourceStatus, StackStatus } from "@aws-sdk/client-cloudformation";
import type { World } from "../../../world";
import { events, type ResourceRecord, resourceKey, resources, type StackRecord, stacks } from "../records";
import { masked, secretsOf } from "../stacks/mask";
import type { ValueMap } from "../template/model";

/** What is said of a resource or of something left over of one. */
export interface Said {
  logicalId: string;
  type: string;
  physicalId?: string | undefined;
  properties?: ValueMap | undefined;
}

/** Stores the stack with its new status. A reason that is not given is taken away. */
export function sayStack(
  world: World,
  region: string,
  stack: StackRecord,
  status: StackStatus,
  reason?: string,
): StackRecord {
  const changed: StackRecord = { ...stack, Status: status, StatusReason: reason };
  stacks(world, region).put(stack.StackId, changed);
  const said = { logicalId: stack.StackName, type: "AWS::CloudFormation::Stack", physicalId: stack.StackId };
  // Stack statuses are resource statuses too, in the event of the stack itself.
  sayEvent(world, region, stack, said, status as ResourceStatus, reason);
  return changed;
}

/** Stores the resource as changed, with its new status. */
export function sayResource(
  world: World,
  region: string,
  stack: StackRecord,
  record: ResourceRecord,
  status: ResourceStatus,
  reason?: string,
): ResourceRecord {
  const changed: ResourceRecord = {
    ...record,
    Status: status,
    StatusReason: reason,
    timestamp: new Date(world.now()),
  };
  resources(world, region).put(resourceKey(stack.StackId, record.logicalId), changed);
  sayEvent(world, region, stack, changed, status, reason);
  return changed;
}

export function sayEvent(
  world: World,
  region: string,
  stack: StackRecord,
  { logicalId, type, physicalId, properties }: Said,
  status: ResourceStatus,
  reason?: string,
): void {
  const isStack = physicalId === stack.StackId;
  const EventId = isStack ? randomUUID() : `${logicalId}-${status}-${new Date(world.now()).toISOString()}`;
  // Two events of one resource may fall into one millisecond; the key keeps them apart.
  events(world, region).put(`${stack.StackId}|${randomUUID()}`, {
    StackId: stack.StackId,
    EventId,
    StackName: stack.StackName,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId ?? "",
    ResourceType: type,
    Timestamp: new Date(world.now()),
    ResourceStatus: status,
    ResourceStatusReason: reason,
    ResourceProperties: properties && JSON.stringify(masked(properties, secretsOf(stack.inputs, stack.previous))),
    ClientRequestToken: stack.operation?.clientToken,
  });
}
