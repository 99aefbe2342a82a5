/** Worst first. Unknown is never drawn as healthy. */
export const HEALTH = ["missing", "degraded", "unknown", "progressing", "suspended", "healthy"] as const;
export type Health = (typeof HEALTH)[number];

/** A hop's or a check's verdict. `unreached`: a hop before it fails, so nothing can be said of it. */
export const VERDICTS = ["fail", "unknown", "warn", "unreached", "ok"] as const;
export type Verdict = (typeof VERDICTS)[number];
