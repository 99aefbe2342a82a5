import { z } from "zod";
import { apiIdSchema, stageNameSchema } from "./commands";
import { EXPECTED_MESSAGE, parseExpected } from "./expected-status";
import type { Timestamp } from "./freshness";
import { type ProbeWindow, probeLimits, WINDOWS } from "./probe-limits";
import type { HopKind } from "./request-path";

const seconds = ({ min, max }: { min: number; max: number }) =>
  z.coerce
    .number(`${min} to ${max}.`)
    .int("A whole number.")
    .min(min, `${min} to ${max}.`)
    .max(max, `${min} to ${max}.`);

/** How an environment is probed: `changeProbe`. */
export const probeInput = z
  .object({
    apiId: apiIdSchema,
    stage: stageNameSchema,
    enabled: z.boolean(),
    /** One of the snapshot's GET paths. */
    path: z.string().max(1024).startsWith("/"),
    intervalSeconds: seconds(probeLimits.intervalSeconds),
    timeoutSeconds: seconds(probeLimits.timeoutSeconds),
    expected: z
      .string()
      .trim()
      .max(100)
      .refine((text) => parseExpected(text) !== null, EXPECTED_MESSAGE),
  })
  .refine(({ timeoutSeconds, intervalSeconds }) => timeoutSeconds <= intervalSeconds, {
    path: ["timeoutSeconds"],
    error: "At most the interval.",
  });
export type ProbeInput = z.infer<typeof probeInput>;

export type ProbeSettings = Omit<ProbeInput, "apiId" | "stage">;

export const probeQuery = z.object({
  apiId: apiIdSchema,
  stage: stageNameSchema,
  window: z.enum(Object.keys(WINDOWS) as [ProbeWindow]).default("1h"),
});
export type ProbeQuery = z.infer<typeof probeQuery>;

/** What one probe came to. */
export interface ProbeResult {
  time: Timestamp;
  ok: boolean;
  /** Absent when there was no answer; `problem` says why. */
  status?: number;
  latencyMs: number;
  problem?: string;
  /** The hop that such an answer points at. */
  hop?: HopKind;
}

/** One or several probes in the chart. With a `total` of 0: nothing was probed from here on. */
export interface ProbePoint {
  /** Milliseconds since 1970. */
  t: number;
  total: number;
  failed: number;
  /** Of those that were answered; null: none was. In milliseconds. */
  p50: number | null;
  p95: number | null;
}

/** `GET /api/environments/{apiId}/{stage}/probes?window=` */
export interface ProbeHistory {
  fetchedAt: Timestamp;
  window: ProbeWindow;
  /** Null: nobody has ever set a probe. */
  settings: ProbeSettings | null;
  /** Within the window. */
  total: number;
  failed: number;
  p50: number | null;
  p95: number | null;
  /** The newest, however old. */
  last: ProbeResult | null;
  /** Newest first, 10 at most. */
  failures: ProbeResult[];
  /** In order of time. */
  points: ProbePoint[];
}
