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
