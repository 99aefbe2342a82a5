/** Which statuses a probe takes for well, written as in a target group's matcher: `200`, `200-299`, `200-299,304`. */
export type ExpectedStatus = readonly (readonly [from: number, to: number])[];

export const EXPECTED_MESSAGE = "Statuses from 100 to 599, such as 200, 200-299 or 200-299,304.";
/** What is looked for when nobody says otherwise. */
export const EXPECTED_DEFAULT = "200-299";

/** The ranges, or null when it is none. */
export function parseExpected(text: string): ExpectedStatus | null {
  const ranges = text.split(",").map((part) => {
    const [, from = "", to = from] = /^\s*(\d{3})(?:\s*-\s*(\d{3}))?\s*$/.exec(part) ?? [];
    return [Number(from), Number(to)] as const;
  });
  return ranges.every(([from, to]) => from >= 100 && to <= 599 && from <= to) ? ranges : null;
}

/** Whether a status is one of those expected; no answer never is. */
export const isExpected = (expected: ExpectedStatus, status: number | undefined): boolean =>
  status !== undefined && expected.some(([from, to]) => status >= from && status <= to);
