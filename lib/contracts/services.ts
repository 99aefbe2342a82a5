import { z } from "zod";
import type { ClusterSummary } from "./clusters";
import type { Freshness, Timestamp } from "./freshness";
import type { Health } from "./health";
import type { Remedy } from "./request-path";
import { MOST_TASKS } from "./service-limits";

/** An environment whose requests arrive at a service. */
export interface EnvironmentRef {
  apiId: string;
  apiName: string;
  stage: string;
}

/** One deployment of a service: the primary one, and those that it replaces. */
export interface ServiceDeployment {
  id: string;
  /** `PRIMARY`, `ACTIVE`, `INACTIVE`. */
  status: string;
  /** `IN_PROGRESS`, `COMPLETED`, `FAILED`; absent where ECS does not say. */
  rolloutState?: string;
  rolloutReason?: string;
  /** `helloworld-dev:2` */
  taskDefinition: string;
  /** Null: the task definition could not be read. */
  images: string[] | null;
  desired: number;
  running: number;
  pending: number;
  failedTasks: number;
  createdAt?: Timestamp;
}

/** A service as the list shows it. */
export interface ServiceSummary {
  arn: string;
  name: string;
  cluster: string;
  /** `ACTIVE`, `DRAINING`. */
  status: string;
  desired: number;
  running: number;
  pending: number;
  taskDefinition: string;
  /** Null: the task definition could not be read. */
  images: string[] | null;
  health: Health;
  /** What is the case, in plain words; absent when healthy. */
  reason?: string;
  since?: Timestamp;
  deployments: ServiceDeployment[];
  /** Those whose requests arrive here. Null: not known. */
  environments: EnvironmentRef[] | null;
}

/** `GET /api/services` */
export interface ServiceList extends Freshness {
  /** Worst first, then by cluster and name. */
  services: ServiceSummary[];
  /** By name. */
  clusters: ClusterSummary[];
}

/** What an event says: all is well, something goes on, something went wrong; `other`: nothing that is known here. */
export type EventKind = "steady" | "progress" | "fault" | "other";

export interface ServiceEvent {
  createdAt?: Timestamp;
  kind: EventKind;
  /** In plain words, where it is known what it means. */
  meaning?: string;
  /** As ECS wrote it. */
  message: string;
}

export interface TaskContainer {
  name: string;
  image: string;
  digest?: string;
  /** `RUNNING`, `STOPPED`… */
  status?: string;
  exitCode?: number;
  reason?: string;
  /** Of its own health check. */
  health?: string;
}

export interface TaskSummary {
  arn: string;
  id: string;
  status: string;
  desiredStatus: string;
  taskDefinition: string;
  addresses: string[];
  /** Of its containers' health checks; absent without any. */
  health?: string;
  createdAt?: Timestamp;
  startedAt?: Timestamp;
  stoppedAt?: Timestamp;
  stopCode?: string;
  stoppedReason?: string;
  /** Why it stopped, in plain words, where it is known. */
  meaning?: string;
  containers: TaskContainer[];
  /** The AWS CLI command that stops it; absent once it is meant to stop. */
  stopCommand?: string;
}

/** One container of a task definition. */
export interface ContainerSummary {
  name: string;
  image: string;
  essential: boolean;
  ports: number[];
  /** Entry point and command in one line; absent: the image's own. */
  command?: string;
  healthCheck?: string;
  /** Null: it has no log driver. */
  logging: { driver: string; group?: string; region?: string; streamPrefix?: string } | null;
}

export interface DefinitionSummary {
  arn: string;
  name: string;
  cpu?: string;
  memory?: string;
  networkMode?: string;
  executionRoleArn?: string;
  taskRoleArn?: string;
  containers: ContainerSummary[];
}

/** `GET /api/services/{cluster}/{service}` */
export interface ServiceDetail extends Freshness {
  service: ServiceSummary;
  /** What puts right what is the case; null when nothing is wrong. */
  remedy: Remedy | null;
  /** Newest first. */
  events: ServiceEvent[];
  /** Running, or meant to. Null: could not be read. */
  tasks: TaskSummary[] | null;
  /** Stopped ones that ECS still tells of, newest first. Null: could not be read. */
  stopped: TaskSummary[] | null;
  /** Stopped ones that ECS tells of no more, kept by Stageway, newest first. */
  kept: TaskSummary[];
  /** Null: could not be read. */
  definition: DefinitionSummary | null;
  commands: {
    redeploy: string;
    /** With `{count}` where the number of tasks goes. */
    scale: string;
  };
}

const name = z.string().min(1, "Required.").max(255, "At most 255 characters.");
const service = { cluster: name, service: name };

export const scaleInput = z.object({
  ...service,
  desiredCount: z.coerce
    .number()
    .int("A whole number.")
    .min(0, `0 to ${MOST_TASKS}.`)
    .max(MOST_TASKS, `0 to ${MOST_TASKS}.`),
});
export type ScaleInput = z.infer<typeof scaleInput>;

export const redeployInput = z.object(service);
export type RedeployInput = z.infer<typeof redeployInput>;

/** Nothing starts another in place of a task of no service, so whoever looks for it reads why. */
export const stopTaskInput = z
  .object({
    cluster: name,
    /** Absent: no service started it. */
    service: name.optional(),
    task: z.string().regex(/^arn:[\w:/-]+$/, "Not a task's ARN."),
    reason: z.string().trim().min(1, "Required.").max(200, "At most 200 characters.").optional(),
  })
  .refine(({ service, reason }) => service !== undefined || reason !== undefined, {
    path: ["reason"],
    message: "Required.",
  });
export type StopTaskInput = z.infer<typeof stopTaskInput>;

/** What an action on a service did, as AWS CLI commands. */
export interface ServiceChangeDone {
  commands: string[];
}
