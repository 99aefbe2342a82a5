/** A word as a POSIX shell takes it literally. */
export const quote = (word: string): string =>
  /^[A-Za-z0-9_\-./:=@,+]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** `aws ecs update-service --cluster …`, runnable as pasted. */
export const awsCli = (...words: string[]): string => ["aws", ...words].map(quote).join(" ");

/** Stageway's page of an environment. */
export const environmentHref = (apiId: string, stage: string): string =>
  `/environments/${encodeURIComponent(apiId)}/${encodeURIComponent(stage)}`;
