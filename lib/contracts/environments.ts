import type { Freshness, Timestamp } from "./freshness";
import type { Health } from "./health";
import type { Since } from "./history";
import type { Cause, RequestPath } from "./request-path";

/** What a stage serves: the deployment's snapshot. */
export interface SnapshotSummary {
  deploymentId: string;
  /** When the deployment was made, if AWS said. */
  createdAt?: Timestamp;
  description?: string;
  /**
   * Where the methods were read. `export`: the deployed snapshot itself. `editable`: the export was not to be had, so
   * the editable API stands in and may differ. `none`: neither could be read.
   */
  source: "export" | "editable" | "none";
}

/** One variable and what it is bound to. */
export interface Binding {
  name: string;
  value: string;
  /** Used by a method of the snapshot; undefined when the snapshot could not be read. */
  used?: boolean;
  /** What the value resolves to. `unknown`: load balancers could not be read. `plain`: not used as a host, so nothing to resolve. */
  kind: "loadBalancer" | "externalHost" | "unresolved" | "unknown" | "plain";
  loadBalancerName?: string;
  loadBalancerArn?: string;
}

export interface TargetCount {
  healthy: number;
  total: number;
}

/** One stage of one API, together with everything its variables bind it to. */
export interface EnvironmentSummary {
  apiId: string;
  apiName: string;
  stage: string;
  deploymentId: string | null;
  variables: Record<string, string>;
  invokeUrl: string;
  health: Health;
  /** `null`: not known. */
  targets: TargetCount | null;
  snapshot: SnapshotSummary | null;
  bindings: Binding[];
  /** The worst reason in a few plain words; absent when healthy. */
  reason?: string;
  /** AWS's reason code of the worst target, e.g. `Target.Timeout`. */
  reasonCode?: string;
  /** Since when the worst reason holds, where AWS says. */
  since?: Timestamp;
  /** Since when its health and worst cause are so, from Stageway's own history; absent when healthy or not known. */
  seenSince?: Since;
  /** Images that the bound services run, `repository:tag`. */
  images: string[];
  /** GET paths of the snapshot, for the invoke button; `/helloworld` first. */
  getPaths: string[];
  /** The running operation on this environment. */
  operationId?: string;
  /** Stages of the same API that serve another snapshot made later than this one: "behind dev". */
  behind: string[];
  /** Methods of the editable API that differ from the snapshot; absent: not known. */
  undeployed?: number;
}

/** `GET /api/environments` */
export interface EnvironmentList extends Freshness {
  environments: EnvironmentSummary[];
}

/** A snapshot that the stage once served, and can go back to. From Stageway's restore points. */
export interface RestorePoint {
  id: string;
  at: Timestamp;
  deploymentId: string;
  variables: Record<string, string>;
  /** The operation that was about to change the stage. */
  operationId: string;
  actor: string;
}

/** What going back to a restore point changes, and what it leaves though it differs. */
export interface RollbackPlan {
  /** The stage serves another snapshot now. */
  moves: boolean;
  /** Variables that get their former value. */
  set: Record<string, string>;
  /** Variables that go, since they were added after it. */
  remove: string[];
  /** Variables that differ and stay: no operation of Stageway has set them to what they are. */
  stays: string[];
}

/** A promotion, rollback, binding or deployment that happened: who, when, from, to. */
export interface StageChange {
  operationId: string;
  kind: "promote" | "rollback" | "deploy" | "addRoute" | "bindStage" | "provision";
  actor: string;
  at: Timestamp;
  status: string;
  /** The upstream stage of a promotion. */
  fromStage?: string;
  fromDeploymentId?: string;
  toDeploymentId?: string;
}

/** A variable that a person set (null: removed) by hand; `was` null: the stage did not have it. */
export interface VariableChange {
  id: string;
  at: Timestamp;
  actor: string;
  name: string;
  was: string | null;
  value: string | null;
}

/** `GET /api/environments/{apiId}/{stage}` */
export interface EnvironmentDetail extends Freshness {
  environment: EnvironmentSummary;
  health: Health;
  /** Worst first. */
  causes: Cause[];
  /** One a method of the snapshot, those with trouble first. */
  paths: RequestPath[];
  /** Names that the snapshot uses and the stage does not set. */
  missingVariables: string[];
  restorePoints: (RestorePoint & { rollback: RollbackPlan })[];
  history: StageChange[];
  /** By hand, newest first; `undoable`: the variable is still what it was set to. */
  variableChanges: (VariableChange & { undoable: boolean })[];
  /** Other stages of this API, in promotion order, for the promote menu. */
  siblings: { stage: string; deploymentId: string | null }[];
}
