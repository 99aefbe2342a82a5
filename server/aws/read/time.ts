import type { Timestamp } from "@/lib/contracts/freshness";

/** ISO 8601, or undefined for what AWS left out or wrote unreadably. */
export const timestamp = (date: Date | undefined): Timestamp | undefined =>
  date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
