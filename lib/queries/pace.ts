import { errorOf } from "./failure";

/** How often the browser asks again, in milliseconds. TanStack Query itself stops in a hidden tab, and while paused. */
export const QUICK = 1_250;
export const SLOW = 6_000;

/** What the server knows besides AWS's facts changes as well. */
const LATEST = 2 * QUICK;

/** How many times longer a page waits than a long list took: a busy server is asked less. */
const REST = 4;

/** An answer, and how long to wait before the next question. */
export interface Paced {
  pauseMs: number;
}

/**
 * Until the first of the answer's facts is due again, as the server says (`x-look-again`): so a page asks when there may be
 * something new, and with everybody else who looks at the same, who share the answer. Of a list of many, one is always due:
 * then the server does not say. `took`: in milliseconds.
 */
export function pauseAfter(took: number, due: string | null): number {
  const [pauseMs, rest] = due === null ? [QUICK, REST * took] : [Math.min(LATEST, Number(due)), took];
  return Math.max(pauseMs, Math.min(SLOW, Math.round(rest)));
}

/** Until the next question, while somebody looks; seldom after a failure, so that a broken server is not hammered. */
export const live = ({ state }: { state: { status: string; data?: unknown } }): number =>
  state.status === "error" ? SLOW : ((state.data as Partial<Paced> | undefined)?.pauseMs ?? QUICK);

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
