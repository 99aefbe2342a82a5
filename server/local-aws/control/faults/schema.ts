/** A fault as it is asked for: which calls it is for, what happens to them, and how often. */
import { z } from "zod";

/** Calls wait for a minute at most; an SDK gives up earlier. */
const MAX_LATENCY_MS = 60_000;

export const faultSchema = z
  .strictObject({
    /** Signing name, or `*`. */
    service: z.string(),
    operation: z.string().default("*"),
    error: z
      .strictObject({
        code: z.string().regex(/^[A-Za-z][\w.]*$/, "is no error code"),
        message: z.string().default("Asked for at /_local/faults."),
        status: z.int().min(400).max(599).optional(),
      })
      .optional(),
    /** In the service's own form; API Gateway alone sends Retry-After. */
    throttle: z.union([z.literal(true), z.strictObject({ retryAfterSeconds: z.int().min(0) })]).optional(),
    ending: z.enum(["drop", "cut", "malformed"]).optional(),
    /** Before whatever else happens; alone, the call is only slow. */
    latencyMs: z.int().min(0).max(MAX_LATENCY_MS).optional(),
    /** For this many calls, then it is over. */
    calls: z.int().min(1).optional(),
    /** Of the calls it is for, 0 to 1: the same ones for the same seed. */
    share: z.number().gt(0).max(1).optional(),
    seed: z.int().default(1),
  })
  .refine((fault) => [fault.error, fault.throttle, fault.ending].filter((effect) => effect !== undefined).length <= 1, {
    error: "has more than one of error, throttle and ending",
  })
  .refine(
    ({ error, throttle, ending, latencyMs }) => [error, throttle, ending, latencyMs].some((part) => part !== undefined),
    { error: "does nothing: it needs error, throttle, ending or latencyMs" },
  );

export type Fault = z.infer<typeof faultSchema>;

export const faultsSchema = z.strictObject({ faults: z.array(faultSchema).max(100) });
