import { z } from "zod";
import type { Timestamp } from "./freshness";
import { DEFAULT_RANGE } from "./log-ranges";

/** One line that a container wrote. */
export interface LogEvent {
  id: string;
  writtenAt: Timestamp;
  /** The log stream; ends with the task's id where the container has a stream prefix. */
  stream: string;
  message: string;
}

/** The parameters of `GET /api/logs`. `from` and `to` (ISO 8601) in place of `range`. */
export const logQuery = z
  .object({
    cluster: z.string().min(1, "Required."),
    /** Absent: the task is of none. */
    service: z.string().min(1, "Required.").optional(),
    container: z.string().min(1, "Required."),
    /** The task's id; absent: all tasks of the service. Without a service there must be one. */
    task: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,64}$/, "Not a task id.")
      .optional(),
    search: z.string().max(500, "At most 500 characters.").optional(),
    range: z.enum(["5m", "15m", "1h", "6h", "24h"]).default(DEFAULT_RANGE),
    from: z.iso.datetime({ offset: true, message: "Not an ISO 8601 time." }).optional(),
    to: z.iso.datetime({ offset: true, message: "Not an ISO 8601 time." }).optional(),
  })
  .refine(({ service, task }) => service !== undefined || task !== undefined, {
    path: ["task"],
    message: "Required without a service.",
  })
  .refine(({ from, to }) => !from || !to || Date.parse(from) <= Date.parse(to), {
    path: ["to"],
    message: "The end lies before the beginning.",
  });
export type LogQuery = z.infer<typeof logQuery>;

/** `GET /api/logs` */
export interface LogLines {
  fetchedAt: Timestamp;
  group: string;
  /** What the names of the streams that were read begin with; absent: all streams of the group. */
  streamPrefix?: string;
  /** Oldest first. */
  events: LogEvent[];
  /** `older`: there are more before these. `newer`: the range was too large to be read to its end. */
  left: "none" | "older" | "newer";
  /** Why newer lines than these, read at `fetchedAt`, are not known. */
  failing?: { message: string; since: Timestamp };
  /** Why there can be no lines, and what to do about it. */
  absent?: { message: string; remedy: string };
}
