import type { Freshness } from "./freshness";
import type { Evidence, Remedy } from "./request-path";

/** Worst first. `error`: requests fail. `warning`: something may go wrong, or is not known. `note`: worth knowing. */
export const SEVERITIES = ["error", "warning", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One thing that the lint found, with the place where it is looked at. */
export interface LintFinding {
  /** The same finding has the same id at the next read. */
  id: string;
  /** A code of the catalogue of diagnoses, or of the lint's own rules. */
  code: string;
  severity: Severity;
  /** What it is about: `EcsDemoAPI / prod`. */
  subject: string;
  /** Stageway's page of the subject. */
  href?: string;
  message: string;
  evidence: Evidence[];
  remedy: Remedy | null;
}

export type FindingCounts = Record<Severity, number>;

/** `GET /api/findings`: the binding lint over the whole account, worst first. */
export interface FindingList extends Freshness {
  findings: LintFinding[];
  /** Environments that were looked at. */
  environments: number;
}

/** `GET /api/findings/count`: from facts that were read already; asking costs no call to AWS. */
export interface FindingCount {
  counts: FindingCounts;
  /** False: some of the facts were not read yet, so there may be more. */
  complete: boolean;
}
