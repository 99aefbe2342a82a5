import type { AppError } from "../errors";
import type { Timestamp } from "../freshness";

export interface StackOutput {
  key: string;
  value: string;
  description?: string;
  exportName?: string;
}

export interface StackParameter {
  key: string;
  /** `****` where the template says NoEcho. */
  value: string;
  /** What an SSM parameter stood for when it was looked up. */
  resolved?: string;
}

/** As CloudFormation says it: `IN_SYNC`, `DRIFTED`, `UNKNOWN`, `NOT_CHECKED`; of resources also `MODIFIED`, `DELETED`. */
export interface Drift {
  status: string;
  checkedAt?: Timestamp;
}

/** One stack, as DescribeStacks answers. */
export interface Stack {
  id: string;
  name: string;
  /** `CREATE_COMPLETE`, `UPDATE_ROLLBACK_IN_PROGRESS`… */
  status: string;
  reason?: string;
  description?: string;
  createdAt: Timestamp;
  updatedAt?: Timestamp;
  outputs: StackOutput[];
  parameters: StackParameter[];
  /** Acknowledged by whoever made it. */
  capabilities: string[];
  drift: Drift;
  /** Termination protection. */
  isProtected: boolean;
  /** The change set that was executed last. */
  changeSetId?: string;
}

export interface StackEvent {
  id: string;
  at: Timestamp;
  logicalId: string;
  physicalId?: string;
  type: string;
  status: string;
  reason?: string;
  /** ClientRequestToken of whoever began it: an operation's id, where Stageway did. */
  token?: string;
}

export interface StackResource {
  logicalId: string;
  physicalId?: string;
  type: string;
  status: string;
  reason?: string;
  updatedAt?: Timestamp;
  drift: Drift;
}

/** The failure that all other trouble of a stack follows from. */
export interface FirstCause {
  logicalId: string;
  type: string;
  status: string;
  reason: string;
  at: Timestamp;
  /** How many other failures came after it, of the same run. */
  followed: number;
  /** What failed while it was rolled back, which is trouble of its own. */
  rollback?: { logicalId: string; type: string; reason: string };
}

/** A stage whose variable has the value of one of the stack's outputs. */
export interface BoundStage {
  apiId: string;
  apiName: string;
  stage: string;
  variable: string;
  output: string;
}

/** The operation of Stageway that is at work on a stack. */
export interface HoldingOperation {
  id: string;
  title: string;
}

export interface StackSummary extends Pick<Stack, "id" | "name" | "status" | "reason" | "description" | "drift"> {
  createdAt: Timestamp;
  updatedAt?: Timestamp;
  operation?: HoldingOperation;
}

/** `GET /api/stacks` */
export interface StackList {
  fetchedAt: Timestamp;
  stacks: StackSummary[];
  /** The last look at AWS failed: what is shown is older. */
  problem?: AppError;
}

/** `GET /api/stacks/{name}` */
export interface StackDetail {
  fetchedAt: Timestamp;
  stack: Stack;
  /** Newest first, of the last run and some before. Null: not known. */
  events: StackEvent[] | null;
  /** Null: not known. */
  resources: (StackResource & { href?: string })[] | null;
  /** Why it failed; null when it did not, or when the events do not say. */
  cause: FirstCause | null;
  /** Null: not known. */
  boundStages: BoundStage[] | null;
  /** With how far it is, as its step under way tells. */
  operation?: HoldingOperation & { progress?: string };
  /** Stageway's newest operation on the stack, where it failed. */
  failed?: HoldingOperation & { error: AppError };
  /** Previews that wait to be executed. */
  changeSets: { id: string; name: string; createdAt?: Timestamp }[];
  /** What could not be read. */
  problems: AppError[];
}

/** `GET /api/stacks/{name}/template` */
export interface StackTemplate {
  fetchedAt: Timestamp;
  body: string;
}
