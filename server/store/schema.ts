import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AppError } from "@/lib/contracts/errors";
import type { SightingKind } from "@/lib/contracts/history";
import type { OperationKind, OperationStatus, StepResource, StepStatus } from "@/lib/contracts/operations";
import type { HopKind } from "@/lib/contracts/request-path";
import type { TaskFact } from "@/lib/domain/facts";
import { jsonb, text } from "./storable";

/** What AWS does not keep. */
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export type Json = Record<string, unknown>;

/** One AWS call of a step as its CLI command; reads are shown only where a step wrote nothing. */
export interface RecordedCommand {
  command: string;
  write: boolean;
}

export const operations = pgTable(
  "operations",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind").$type<OperationKind>().notNull(),
    title: text("title").notNull(),
    apiName: text("api_name").notNull(),
    apiId: text("api_id"),
    stage: text("stage").notNull(),
    actor: text("actor").notNull(),
    status: text("status").$type<OperationStatus>().notNull(),
    input: jsonb("input").$type<Json>().notNull(),
    result: jsonb("result").$type<Json>(),
    error: jsonb("error").$type<AppError>(),
    createdAt: moment("created_at").notNull().defaultNow(),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
    /** Which process carries it out, until when unless renewed; `fence` grows with every take-over. */
    leaseOwner: text("lease_owner"),
    leaseUntil: moment("lease_until"),
    fence: integer("fence").notNull().default(0),
  },
  (table) => [
    // The guarantee that two operations never change one environment at a time.
    uniqueIndex("operations_live_environment")
      .on(table.apiName, table.stage)
      .where(sql`${table.status} in ('queued', 'running', 'cancelling')`),
    index("operations_created").on(table.createdAt),
    index("operations_stage").on(table.apiId, table.stage, table.createdAt),
  ],
);

export const steps = pgTable(
  "steps",
  {
    operationId: uuid("operation_id")
      .notNull()
      .references(() => operations.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    position: integer("position").notNull(),
    title: text("title").notNull(),
    after: jsonb("after").$type<string[]>().notNull(),
    status: text("status").$type<StepStatus>().notNull(),
    detail: text("detail"),
    error: jsonb("error").$type<AppError>(),
    commands: jsonb("commands").$type<RecordedCommand[]>().notNull(),
    resources: jsonb("resources").$type<StepResource[]>().notNull(),
    /** What later steps need of this one. */
    output: jsonb("output").$type<Json>(),
    /** What the step itself needs after a wait or a crash. */
    memory: jsonb("memory").$type<Json>().notNull(),
    /** Failures in a row that were worth another try. */
    attempts: integer("attempts").notNull().default(0),
    wakeAt: moment("wake_at"),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
  },
  (table) => [primaryKey({ columns: [table.operationId, table.key] })],
);

/** Named locks for things that several environments share, such as an API. Held by an operation, with a lease. */
export const locks = pgTable("locks", {
  name: text("name").primaryKey(),
  operationId: uuid("operation_id").notNull(),
  until: moment("until").notNull(),
});

/** What a stage served just before Stageway changed it. One an operation. */
export const restorePoints = pgTable(
  "restore_points",
  {
    id: uuid("id").primaryKey(),
    operationId: uuid("operation_id").notNull(),
    at: moment("at").notNull().defaultNow(),
    apiId: text("api_id").notNull(),
    stage: text("stage").notNull(),
    deploymentId: text("deployment_id").notNull(),
    variables: jsonb("variables").$type<Record<string, string>>().notNull(),
    actor: text("actor").notNull(),
  },
  (table) => [
    uniqueIndex("restore_points_operation").on(table.operationId),
    index("restore_points_stage").on(table.apiId, table.stage, table.at),
  ],
);

/** What a person set a stage's variable to by hand, and what it was: the way back. Null: the stage did not have it. */
export const variableChanges = pgTable(
  "variable_changes",
  {
    id: uuid("id").primaryKey(),
    at: moment("at").notNull().defaultNow(),
    apiId: text("api_id").notNull(),
    stage: text("stage").notNull(),
    actor: text("actor").notNull(),
    name: text("name").notNull(),
    was: text("was"),
    value: text("value"),
  },
  (table) => [index("variable_changes_stage").on(table.apiId, table.stage, table.at)],
);

/** Who did what, and how it ended. Rows are only ever added. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: uuid("id").primaryKey(),
    at: moment("at").notNull().defaultNow(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    /** `EcsDemoAPI/dev`, or what else the action was on. */
    target: text("target"),
    outcome: text("outcome").$type<"ok" | "failed">().notNull(),
    input: jsonb("input").$type<Json>().notNull(),
    error: jsonb("error").$type<AppError>(),
    operationId: uuid("operation_id"),
  },
  (table) => [index("audit_log_at").on(table.at)],
);

/** How an environment is probed. A probe that is being made is due again when its lease is over; `fence` grows with every take-over. */
export const probes = pgTable(
  "probes",
  {
    apiId: text("api_id").notNull(),
    stage: text("stage").notNull(),
    /** Which AWS the environment is in: nobody may probe it from a process that is connected to another. */
    place: text("place").notNull(),
    enabled: boolean("enabled").notNull(),
    path: text("path").notNull(),
    intervalSeconds: integer("interval_seconds").notNull(),
    timeoutSeconds: integer("timeout_seconds").notNull(),
    /** `200-299,304` */
    expected: text("expected").notNull(),
    nextAt: moment("next_at").notNull().defaultNow(),
    fence: integer("fence").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.apiId, table.stage] }),
    index("probes_due").on(table.nextAt).where(sql`${table.enabled}`),
  ],
);

/** What probes came to. Kept for a day. */
export const probeResults = pgTable(
  "probe_results",
  {
    apiId: text("api_id").notNull(),
    stage: text("stage").notNull(),
    at: moment("at").notNull(),
    ok: boolean("ok").notNull(),
    /** Null: no answer; `problem` says why. */
    status: integer("status"),
    latencyMs: integer("latency_ms").notNull(),
    problem: text("problem"),
    hop: text("hop").$type<HopKind>(),
    /** When the next was due: what is missing after that was not probed. */
    intervalMs: integer("interval_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.apiId, table.stage, table.at] }), index("probe_results_at").on(table.at)],
);

/** A stretch of time over which something was seen in one state: an environment, a stage, a target. */
export const sightings = pgTable(
  "sightings",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind").$type<SightingKind>().notNull(),
    /** `a1b2c3/dev`, or a target group's ARN with `address:port`. */
    subject: text("subject").notNull(),
    /** What two states are compared by. */
    key: text("key").notNull(),
    state: jsonb("state").$type<Json>().notNull(),
    /** Seen so first, and last. */
    from: moment("seen_from").notNull(),
    until: moment("seen_until").notNull(),
    /** It was seen in another state just before, so that `from` is when it began. */
    exact: boolean("exact").notNull(),
    open: boolean("open").notNull(),
  },
  (table) => [
    // The guarantee that several replicas that see the same write it once.
    uniqueIndex("sightings_open").on(table.kind, table.subject).where(sql`${table.open}`),
    index("sightings_subject").on(table.kind, table.subject, table.from),
  ],
);

/** Stopped tasks, which ECS tells of for about an hour. */
export const stoppedTasks = pgTable(
  "stopped_tasks",
  {
    arn: text("arn").primaryKey(),
    clusterArn: text("cluster_arn").notNull(),
    /** Null: no service started it. */
    serviceName: text("service_name"),
    stoppedAt: moment("stopped_at").notNull(),
    task: jsonb("task").$type<TaskFact>().notNull(),
  },
  (table) => [index("stopped_tasks_service").on(table.clusterArn, table.serviceName, table.stoppedAt)],
);
