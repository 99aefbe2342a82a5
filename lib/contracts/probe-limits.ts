/** Beside the schemas, since the form needs them without the code that checks. API Gateway itself gives up after 29 s. */
export const probeLimits = {
  intervalSeconds: { min: 10, max: 3_600 },
  timeoutSeconds: { min: 1, max: 29 },
} as const;

/** How far back the history is looked at, in milliseconds. */
export const WINDOWS = { "1h": 3_600_000, "6h": 21_600_000, "24h": 86_400_000 } as const;
export type ProbeWindow = keyof typeof WINDOWS;
