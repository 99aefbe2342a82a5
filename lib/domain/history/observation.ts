import type { SightingKind, Since } from "@/lib/contracts/history";

/** Something as it was seen. */
export interface Observation {
  kind: SightingKind;
  subject: string;
  /** What two states are compared by: `keyOf`. */
  key: string;
  state: object;
  /** When AWS was asked, in milliseconds. */
  at: number;
}

/** Since when a subject is in the state with this key; undefined: not known. */
export type SinceLookup = (kind: SightingKind, subject: string, key: string) => Since | undefined;

/** Nobody has watched. */
export const NO_HISTORY: SinceLookup = () => undefined;
