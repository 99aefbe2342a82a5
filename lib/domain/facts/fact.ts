import type { ErrorCode } from "@/lib/contracts/errors";
import type { Timestamp } from "@/lib/contracts/freshness";

/** Why something could not be read, and since when it has failed. */
export interface FactError {
  code: ErrorCode;
  message: string;
  since: Timestamp;
}

/** Something read from AWS, with its age. Facts outlive a failing read: then `error` stands beside the last value. */
export interface Fact<T> {
  /** Undefined: never read. */
  value?: T;
  /** When the value was read. */
  at?: Timestamp;
  /** Never read yet: since when it has been asked for. */
  awaitedSince?: Timestamp;
  /** The latest read failed. */
  error?: FactError;
  /** The reads have failed for so long that nothing may be concluded from the value. */
  doubtful?: boolean;
}

/** The value, if one may conclude from it. */
export const known = <T>(fact: Fact<T> | undefined): T | undefined =>
  fact === undefined || fact.doubtful ? undefined : fact.value;
