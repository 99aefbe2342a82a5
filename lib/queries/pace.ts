/** How often the browser asks again, in milliseconds. TanStack Query itself stops in a hidden tab. */
export const QUICK = 1_500;
export const SLOW = 6_000;

/** Quick while something is under way, slow otherwise; slow after a failure, so that a broken server is not hammered. */
export const pace = (underWay: boolean, failed: boolean): number => (underWay && !failed ? QUICK : SLOW);
