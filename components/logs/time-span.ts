/** A span of time as people write it: `2026-01-02 03:04`, with seconds and an offset if they like; UTC without one. */

export const EXAMPLE = "2026-01-02 03:04, UTC";

const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:\d\d)?$/i;

/** ISO 8601 in UTC, to the second; null when it is no time that there is. */
export function parseTime(text: string): string | null {
  const [, day = "", minute = "", second = "00", offset = "Z"] = TIME.exec(text.trim()) ?? [];
  // The thirtieth of February would become a day in March.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null;
  const time = new Date(`${day}T${minute}:${second}${offset.toUpperCase()}`);
  return Number.isNaN(time.getTime()) ? null : `${time.toISOString().slice(0, 19)}Z`;
}

/** As it stands in a field: `2026-01-02 03:04:05`. What is no time stays as it is. */
export const shownTime = (text: string): string => parseTime(text)?.replace("T", " ").replace("Z", "") ?? text;

export interface Span {
  from: string;
  /** Empty: until now. */
  to: string;
}

/** What is wrong with either end, in words for its field; empty when nothing is. */
export function spanProblems({ from, to }: Span): Partial<Span> {
  const [begin, end] = [parseTime(from), parseTime(to)];
  const no = `Write a time like ${EXAMPLE}.`;
  if (begin === null) return { from: from.trim() === "" ? "Say when it begins." : no, ...(to && !end && { to: no }) };
  if (to.trim() !== "" && end === null) return { to: no };
  return end !== null && end < begin ? { to: "The end lies before the beginning." } : {};
}
