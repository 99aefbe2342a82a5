import type { Freshness } from "./freshness";
import type { ServiceSummary, TaskSummary } from "./services";

export interface ClusterSummary {
  arn: string;
  name: string;
  /** `ACTIVE`, `PROVISIONING`, `DEPROVISIONING`, `FAILED`. Null: not known any more. */
  status: string | null;
  /** As ECS counts them. Null: not known. */
  counts: {
    activeServices: number;
    runningTasks: number;
    pendingTasks: number;
    containerInstances: number;
  } | null;
}

/** A task that no service started, but RunTask: somebody, a schedule, a state machine. */
export interface StandaloneTask extends TaskSummary {
  /** `family:NAME` unless whoever ran it gave another. */
  group?: string;
  /** Who or what started it, as they said themselves. */
  startedBy?: string;
}

/** `GET /api/services/{cluster}` */
export interface ClusterDetail extends Freshness {
  cluster: ClusterSummary;
  /** Worst first. Null: could not be read. */
  services: ServiceSummary[] | null;
  /** Tasks of no service that run or are meant to, newest first. Null: could not be read. */
  tasks: StandaloneTask[] | null;
  /** Stopped tasks of no service that ECS still tells of, newest first. Null: could not be read. */
  stopped: StandaloneTask[] | null;
  /** Likewise, those that ECS tells of no more, kept by Stageway. */
  kept: StandaloneTask[];
}
