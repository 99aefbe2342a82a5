import type { AppError } from "./errors";
import type { Timestamp } from "./freshness";

export const AUDIT_OUTCOMES = ["ok", "failed"] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Who did what, when, on what, and how it ended. */
export interface AuditRow {
  id: string;
  at: Timestamp;
  actor: string;
  /** `variable.change`, `promote.start`, `promote.succeeded`… */
  action: string;
  /** `EcsDemoAPI/dev`, or what else the action was on. */
  target?: string;
  outcome: AuditOutcome;
  /** As it was accepted, without secrets. */
  input: Record<string, unknown>;
  error?: AppError;
  operationId?: string;
}

/** What the audit log is asked for by. */
export interface AuditQuery {
  /** Every word must be in actor, action, target, input or error. */
  q: string;
  outcome?: AuditOutcome | undefined;
  /** The rows after the one with this id. */
  cursor?: string | undefined;
}

/** `GET /api/audit?q=&outcome=&cursor=` */
export interface AuditList {
  fetchedAt: Timestamp;
  /** Newest first. */
  rows: AuditRow[];
  /** How many fit the words, by outcome. */
  counts: Record<AuditOutcome, number>;
  /** The `cursor` of the next page; absent on the last. */
  next?: string;
}
