import type { Timestamp } from "../freshness";
import type { HoldingOperation, StackParameter } from "./stack";

export type ChangeAction = "added" | "changed" | "replaced" | "maybeReplaced" | "removed" | "imported";

/** One property that changes. */
export interface ChangedProperty {
  /** `Properties.DesiredCount`, `Tags` */
  name: string;
  before?: string;
  /** Absent: only known when it is executed, or it is removed. */
  after?: string;
  isRemoved?: boolean;
  /** Whether the resource is made anew for it. */
  replaces: "always" | "maybe" | "never";
}

/** What a change set does to one resource. */
export interface StackChange {
  action: ChangeAction;
  logicalId: string;
  physicalId?: string;
  type: string;
  properties: ChangedProperty[];
  /** What was removed from the template and stays in the account all the same. */
  isRetained: boolean;
}

/** `pending`: AWS still works it out. `nothing`: there is nothing to change. `gone`: executed, or of no use any more. */
export type ChangeSetState = "pending" | "ready" | "nothing" | "failed" | "executed" | "gone";

/** `GET /api/stacks/{name}/change-sets/{id}` */
export interface ChangeSetPreview {
  fetchedAt: Timestamp;
  id: string;
  name: string;
  stackName: string;
  stackId: string;
  /** What executing it does to the stack. */
  kind: "create" | "update";
  state: ChangeSetState;
  reason?: string;
  createdAt?: Timestamp;
  description?: string;
  parameters: StackParameter[];
  capabilities: string[];
  changes: StackChange[];
  operation?: HoldingOperation;
}
