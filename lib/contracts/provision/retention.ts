/**
 * The days that CloudWatch Logs offers for keeping events. Without any they are kept for ever.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** `30 days`. @param days null: for ever */
export const retentionWords = (days: number | null): string =>
  days === null ? "ever" : `${days} ${days === 1 ? "day" : "days"}`;
