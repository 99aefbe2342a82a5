import type { Timestamp } from "./freshness";
import type { HopKind } from "./request-path";

/** What a stage answered, as seen from the server. */
export interface InvokeOutcome {
  method: "GET";
  url: string;
  at: Timestamp;
  /** Absent when there was no answer at all. */
  status?: number;
  latencyMs: number;
  headers: [name: string, value: string][];
  /** At most 64 KiB of text; `truncated` when there was more. */
  body: string;
  truncated: boolean;
  ok: boolean;
  /** On failure: the meaning in plain words, and the hop at fault. */
  meaning?: string;
  hop?: HopKind;
  remedy?: string;
}
