import type { Timestamp } from "../freshness";

/** A resource that is not as the template says. */
export interface DriftedResource {
  logicalId: string;
  type: string;
  /** `MODIFIED` or `DELETED`. */
  status: string;
  differences: { path: string; expected?: string; actual?: string }[];
}

/** `GET /api/stacks/{name}/drift?detection=` */
export interface DriftAnswer {
  fetchedAt: Timestamp;
  /** `complete` also where no detection was asked for: then `drifted` is what the last one found. */
  status: "running" | "complete" | "failed";
  reason?: string;
  drifted: DriftedResource[];
}
