import type { AppError } from "./errors";
import type { Timestamp } from "./freshness";

/** `GET /api/connection`: which AWS is active; decided once at start, never falls back. */
export interface ConnectionInfo {
  kind: "local" | "aws";
  region: string;
  /** From STS; absent until it answered. */
  accountId?: string;
  /** Set when not AWS's own. */
  endpoint?: string;
  checkedAt: Timestamp;
  error?: AppError;
}
