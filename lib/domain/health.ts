import { HEALTH, type Health, VERDICTS, type Verdict } from "@/lib/contracts/health";

/** The worst of some healths; what nothing speaks against is healthy. */
export const worstHealth = (healths: readonly Health[]): Health =>
  HEALTH.find((health) => healths.includes(health)) ?? "healthy";

/** The worst of some verdicts; `unreached` says nothing by itself. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict =>
  VERDICTS.find((verdict) => verdict !== "unreached" && verdicts.includes(verdict)) ?? "ok";

/** Negative when `a` is worse. */
export const compareHealth = (a: Health, b: Health): number => HEALTH.indexOf(a) - HEALTH.indexOf(b);
export const compareVerdict = (a: Verdict, b: Verdict): number => VERDICTS.indexOf(a) - VERDICTS.indexOf(b);

export const isHealthy = (health: Health): boolean => health === "healthy";
/** Worth a look soon: something is under way, or not known yet. */
export const isPassing = (health: Health): boolean => health === "progressing" || health === "unknown";
