import type { Evidence, Remedy } from "@/lib/contracts/request-path";
import type { ServiceFact, TargetFact, TargetGroupFact } from "../facts";
import type { JudgedDoor } from "../security-groups/judged-door";
import type { DiagnosisCode } from "./codes";

/** What a target's reason code means and what to do about it. */
export interface Reason {
  /** A diagnosis of its own, whatever state the targets are in. */
  code?: DiagnosisCode;
  evidence?: Evidence[];
  words: string;
  /** Likely causes and what to do, and the command that does it where what is known tells. */
  remedy: Remedy;
}

/** What a reason is told of. */
export interface About {
  group: TargetGroupFact;
  /** Those that have it. */
  targets: readonly TargetFact[];
  /** That fill the group; absent: not known. */
  services?: readonly ServiceFact[];
  /** The path at which GET requests arrive there; absent: not known, or not before one is made. */
  sentTo?: string;
  /** Whether security groups let the checks of a target through that does not answer; undefined: not known. */
  doorTo?: (target: TargetFact) => JudgedDoor | undefined;
}
