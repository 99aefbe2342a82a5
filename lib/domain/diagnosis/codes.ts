import type { Timestamp } from "@/lib/contracts/freshness";
import type { Health, Verdict } from "@/lib/contracts/health";
import type { Evidence, HopKind, Remedy } from "@/lib/contracts/request-path";

/** Every diagnosis there is, with what it makes of an environment's health. */
export const DIAGNOSES = {
  "stage.noDeployment": "missing",
  "stage.canary": "progressing",
  "stage.throttled": "degraded",
  "stage.rateLimited": "healthy",
  "deployment.old": "healthy",
  "deployment.editable": "unknown",
  "deployment.noMethods": "degraded",
  "method.undeployed": "healthy",
  "integration.missing": "degraded",
  "integration.badAddress": "degraded",
  "integration.notFollowed": "unknown",
  "variable.unset": "degraded",
  "variable.illegal": "degraded",
  "variable.scheme": "degraded",
  "variable.port": "degraded",
  "variable.unused": "healthy",
  "variable.shared": "healthy",
  "host.unresolved": "degraded",
  "host.external": "unknown",
  "loadBalancer.provisioning": "progressing",
  "loadBalancer.failed": "degraded",
  "loadBalancer.impaired": "degraded",
  "loadBalancer.internal": "degraded",
  "listener.none": "degraded",
  "listener.protocol": "degraded",
  "listener.fixedResponse": "degraded",
  "listener.redirect": "degraded",
  "listener.elsewhere": "degraded",
  "listener.otherGroup": "degraded",
  "listener.undecided": "unknown",
  "listener.noTargetGroup": "degraded",
  "targetGroup.gone": "degraded",
  "targetGroup.empty": "degraded",
  "targetGroup.waiting": "progressing",
  "targetGroup.allUnhealthy": "degraded",
  "targetGroup.noneHealthy": "degraded",
  "targetGroup.someUnhealthy": "degraded",
  "targetGroup.draining": "degraded",
  "targetGroup.initial": "progressing",
  "targetGroup.unused": "degraded",
  "targetGroup.unchecked": "unknown",
  "targetGroup.twoServices": "degraded",
  "target.noTask": "degraded",
  "target.securityGroup": "degraded",
  "service.scaledToZero": "suspended",
  "service.belowDesired": "degraded",
  "service.rollout": "progressing",
  "service.rolloutStuck": "degraded",
  "service.rolloutFailed": "degraded",
  "service.circuitBreaker": "degraded",
  "service.cycling": "degraded",
  "service.definitionInactive": "healthy",
  "service.inactive": "missing",
  "task.imagePull": "degraded",
  "task.exited": "degraded",
  "task.outOfMemory": "degraded",
  "task.containerUnhealthy": "degraded",
  "task.targetUnhealthy": "degraded",
  "task.capacityLost": "degraded",
  "task.notStarted": "degraded",
  "family.unknown": "unknown",
} as const satisfies Record<string, Health>;

export type DiagnosisCode = keyof typeof DIAGNOSES;

/** What is the case at a hop: one entry of the catalogue with its words filled in. */
export interface Finding {
  verdict: Verdict;
  code?: string;
  words: string;
  evidence: Evidence[];
  remedy?: Remedy;
  /** Since when it is so, where AWS says. */
  since?: Timestamp;
  /** What the hop leads to, for copying. */
  leadsTo?: string;
  /** It follows from another hop's trouble, and is no cause of its own. */
  consequenceOf?: HopKind;
}

/** A hop where nothing is wrong. */
export const fine = (words: string, evidence: Evidence[] = []): Finding => ({ verdict: "ok", words, evidence });

/** A finding of the catalogue. */
export const finding = (
  code: DiagnosisCode,
  verdict: Exclude<Verdict, "ok" | "unreached">,
  words: string,
  remedy: Remedy,
  evidence: Evidence[] = [],
): Finding => ({ code, verdict, words, remedy, evidence });

/** With the time since when, where AWS says it. */
export const dated = (found: Finding, since: Timestamp | undefined): Finding =>
  since === undefined ? found : { ...found, since };

/** What a code makes of health. Codes of targets (`Target.Timeout`) are AWS's, and judged at their group. */
export const healthOfCode = (code: string): Health =>
  Object.hasOwn(DIAGNOSES, code) ? DIAGNOSES[code as DiagnosisCode] : "unknown";
