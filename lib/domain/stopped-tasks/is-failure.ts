/** Ended by somebody or by a change of scale: no failure. */
const MEANT = /^Scaling activity initiated by|^Task stopped by|^Service .* (deleted|stopped)/i;

/** Whether a stopped task failed. A service stops its own also for failed health checks: only the reason tells. */
export const isFailure = ({ stopCode, stoppedReason = "" }: { stopCode?: string; stoppedReason?: string }): boolean =>
  stopCode !== "UserInitiated" && !MEANT.test(stoppedReason);
