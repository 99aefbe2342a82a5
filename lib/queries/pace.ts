import { errorOf } from "./failure";

/** How often the browser asks again, in milliseconds. TanStack Query itself stops in a hidden tab, and while paused. */
export const QUICK = 1_250;
export const SLOW = 6_000;

/** How many times longer a page waits than the last answer took: a busy server is asked less. */
const REST = 4;

let took = 0;

/** How long an answer took, in milliseconds. */
export function noteDuration(ms: number): void {
  took = ms;
}

/** Until the next question, while somebody looks; seldom after a failure, so that a broken server is not hammered. */
export const live = ({ state }: { state: { status: string } }): number =>
  state.status === "error" ? SLOW : Math.max(QUICK, Math.min(SLOW, REST * took));

interface Asked {
  state: { status: string; error: Error | null; data?: unknown };
}

/**
 * As `live`, until the server says that what was there is not any more: it comes back by a person's hand only. What was
 * never seen may only not be read yet.
 */
export const untilGone = (query: Asked): number | false => {
  const { error, data } = query.state;
  return data !== undefined && error && errorOf(error).code === "not_found" ? false : live(query);
};
