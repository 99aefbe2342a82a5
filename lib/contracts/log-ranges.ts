/** Apart from the schemas: the browser needs these, and not zod with them. */

/** How far back a look goes, in milliseconds. */
export const LOG_RANGES = {
  "5m": 300_000,
  "15m": 900_000,
  "1h": 3_600_000,
  "6h": 21_600_000,
  "24h": 86_400_000,
} as const;
export type LogRange = keyof typeof LOG_RANGES;
export const DEFAULT_RANGE: LogRange = "1h";
