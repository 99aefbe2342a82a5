/** What is stored of CloudFormation: stacks, their resources, what is left over of replaced ones, events, change sets. */
import type {
  OnFailure,
  Output,
  Parameter,
  ResourceStatus,
  StackDriftStatus,
  StackResourceDriftStatus,
  StackStatus,
  Tag,
} from "@aws-sdk/client-cloudformation";
import type { Table } from "../../store";
import type { World } from "../../world";
import type { GivenParameters } from "./parameters/resolve";
import type { DeletionPolicy, Value, ValueMap } from "./template/model";

/** All that decides what a stack is to be. */
export interface StackInputs {
  templateBody: string;
  parameters: GivenParameters;
  /** Values of SSM parameters, looked up when the operation began, by parameter name. */
  stored: Record<string, string>;
  tags: Tag[];
}

export interface StackOperation {
  kind: "create" | "update" | "delete";
  /** Towards the goal, back to where it was, or removing what is no longer needed. */
  phase: "forward" | "rollback" | "cleanup" | "delete";
  token: string;
  /** The request's token, shown with every event. */
  clientToken?: string | undefined;
  startedAt: Date;
  /** Once the operation is being undone. */
  rolledBack?: boolean;
  /** DeleteStack: resources that are left alone. */
  retain: string[];
}

export interface StackRecord {
  StackId: string;
  StackName: string;
  Status: StackStatus;
  StatusReason?: string | undefined;
  Description?: string | undefined;
  inputs: StackInputs;
  /** What an update that fails goes back to. */
  previous?: StackInputs | undefined;
  operation?: StackOperation | undefined;
  Outputs: (Output & { OutputKey: string; OutputValue: string })[];
  Capabilities: string[];
  NotificationARNs: string[];
  RoleARN?: string | undefined;
  OnFailure: OnFailure;
  TimeoutInMinutes?: number | undefined;
  EnableTerminationProtection: boolean;
  CreationTime: Date;
  LastUpdatedTime?: Date | undefined;
  DeletionTime?: Date | undefined;
  ClientRequestToken?: string | undefined;
  ChangeSetId?: string | undefined;
  drift: { status: StackDriftStatus; checkedAt?: Date | undefined };
}

export interface PhysicalResource {
  type: string;
  physicalId: string;
  properties: ValueMap;
  attributes: ValueMap;
}

export interface ResourceRecord {
  StackId: string;
  logicalId: string;
  type: string;
  /** Absent until it is made. */
  physicalId?: string | undefined;
  /** Made, but not all that belongs to its creation was done yet. */
  partial?: boolean | undefined;
  Status: ResourceStatus;
  StatusReason?: string | undefined;
  timestamp: Date;
  /** As in force, functions evaluated. */
  properties: ValueMap;
  /** Being put in force: what is real may be either. */
  pending?: ValueMap | undefined;
  attributes: ValueMap;
  dependsOn: string[];
  deletionPolicy: DeletionPolicy;
  updateReplacePolicy: DeletionPolicy;
  metadata?: Value | undefined;
  /** The turn (operation and phase) that saw to it last. */
  turn: string;
  /** What this operation replaced; it comes back if the operation fails. */
  replaced?: PhysicalResource | undefined;
  drift?: { status: StackResourceDriftStatus; checkedAt: Date } | undefined;
}

/** Something made for a logical id that no longer is its physical resource, to be deleted. */
export interface LeftoverRecord extends PhysicalResource {
  StackId: string;
  logicalId: string;
  dependsOn: string[];
  policy: DeletionPolicy;
}

export interface EventRecord {
  StackId: string;
  EventId: string;
  StackName: string;
  LogicalResourceId: string;
  PhysicalResourceId: string;
  ResourceType: string;
  Timestamp: Date;
  ResourceStatus: ResourceStatus;
  ResourceStatusReason?: string | undefined;
  /** JSON. */
  ResourceProperties?: string | undefined;
  ClientRequestToken?: string | undefined;
}

export interface ChangeSetRecord {
  ChangeSetId: string;
  ChangeSetName: string;
  StackId: string;
  StackName: string;
  type: "CREATE" | "UPDATE";
  Status: "CREATE_COMPLETE" | "FAILED";
  StatusReason?: string | undefined;
  ExecutionStatus: "AVAILABLE" | "UNAVAILABLE" | "EXECUTE_COMPLETE" | "OBSOLETE";
  Description?: string | undefined;
  CreationTime: Date;
  inputs: StackInputs;
  Capabilities: string[];
  parameters: Parameter[];
  /** As DescribeChangeSet tells them, JSON. */
  changes: string;
  OnStackFailure: OnFailure;
}

export interface DriftDetectionRecord {
  StackDriftDetectionId: string;
  StackId: string;
  Timestamp: Date;
  status: "DETECTION_IN_PROGRESS" | "DETECTION_COMPLETE" | "DETECTION_FAILED";
  reason?: string | undefined;
  /** By logical id, JSON of the StackResourceDrift. */
  drifts: string[];
}

export const STACKS = "cloudformation/stacks";
/** Keyed by StackId, deleted ones included. */
export const stacks = (world: World, region: string): Table<StackRecord> => world.store.table(STACKS, region);
/** Keyed by {@link resourceKey}. */
export const resources = (world: World, region: string): Table<ResourceRecord> =>
  world.store.table("cloudformation/resources", region);
/** Keyed `{StackId}|{logicalId}|{physicalId}`. */
export const leftovers = (world: World, region: string): Table<LeftoverRecord> =>
  world.store.table("cloudformation/leftovers", region);
/** In order. */
export const events = (world: World, region: string): Table<EventRecord> =>
  world.store.table("cloudformation/events", region);
/** Keyed by ChangeSetId. */
export const changeSets = (world: World, region: string): Table<ChangeSetRecord> =>
  world.store.table("cloudformation/change-sets", region);
export const driftDetections = (world: World, region: string): Table<DriftDetectionRecord> =>
  world.store.table("cloudformation/drift-detections", region);

export const resourceKey = (stackId: string, logicalId: string): string => `${stackId}|${logicalId}`;
export const leftoverKey = ({ StackId, logicalId, physicalId }: LeftoverRecord): string =>
  `${StackId}|${logicalId}|${physicalId}`;

export const resourcesOf = (world: World, region: string, stackId: string): ResourceRecord[] =>
  resources(world, region)
    .values()
    .filter((resource) => resource.StackId === stackId);
export const leftoversOf = (world: World, region: string, stackId: string): LeftoverRecord[] =>
  leftovers(world, region)
    .values()
    .filter((leftover) => leftover.StackId === stackId);
