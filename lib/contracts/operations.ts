import type { AppError } from "./errors";
import type { Timestamp } from "./freshness";

export const OPERATION_KINDS = [
  "provision",
  "promote",
  "rollback",
  "deploy",
  "teardown",
  "bindStage",
  "stackCreate",
  "stackUpdate",
  "stackDelete",
  "changeImage",
  "addRoute",
] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

export const OPERATION_STATUSES = ["queued", "running", "cancelling", "succeeded", "failed", "cancelled"] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

export const STEP_STATUSES = ["pending", "running", "waiting", "done", "failed", "cancelled"] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** A resource that a step made or found, so that a person knows what exists after a failure. */
export interface StepResource {
  /** `cluster`, `load balancer`, `security group`… */
  type: string;
  id: string;
  /** True when this step made it; false when it was there already. */
  created: boolean;
  /** This step removed it. */
  removed?: boolean;
}

export interface OperationStep {
  key: string;
  /** `Create the load balancer hello-dev` */
  title: string;
  status: StepStatus;
  startedAt?: Timestamp;
  finishedAt?: Timestamp;
  /** While waiting: what for, e.g. `2 targets to become healthy (1 of 2)`. Once done: what was found or made. */
  detail?: string;
  error?: AppError;
  /** Equivalent AWS CLI commands, runnable as pasted. */
  commands: string[];
  resources: StepResource[];
  /** Keys of the steps that must be done before. */
  after: string[];
}

export interface OperationSummary {
  id: string;
  kind: OperationKind;
  /** `Provision EcsDemoAPI/dev` */
  title: string;
  apiName: string;
  /** Known once the API exists. */
  apiId?: string;
  stage: string;
  actor: string;
  status: OperationStatus;
  createdAt: Timestamp;
  startedAt?: Timestamp;
  finishedAt?: Timestamp;
  /** Steps done of all. */
  progress: { done: number; total: number };
  error?: AppError;
}

/** `GET /api/operations/{id}` */
export interface OperationDetail {
  fetchedAt: Timestamp;
  operation: OperationSummary;
  steps: OperationStep[];
  /** The input as it was accepted, without secrets. */
  input: Record<string, unknown>;
  /** What came out: the probe's answer, the deployment before and after. */
  result?: Record<string, unknown>;
}

/** `GET /api/operations` */
export interface OperationList {
  fetchedAt: Timestamp;
  operations: OperationSummary[];
}

/** Of operations on a CloudFormation stack, `stage` is the stack's name. */
export const isOfStack = (kind: OperationKind): boolean => kind.startsWith("stack");

export const isLive = (status: OperationStatus): boolean =>
  status === "queued" || status === "running" || status === "cancelling";
