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
  /** The same request straight at the load balancer, beside it. */
  comparison?: Comparison;
}

/** What API Gateway's test of one method of the editable API came to. */
export interface MethodTestOutcome {
  at: Timestamp;
  status?: number;
  latencyMs?: number;
  headers: [name: string, value: string][];
  /** At most 64 KiB of text. */
  body: string;
  truncated: boolean;
  ok: boolean;
  /** The execution log; values of headers that may be secret are left out. */
  log: string;
  /** The AWS CLI command that does the same. */
  command: string;
}

/** What the gateway's answer and the load balancer's own say together. */
export interface Comparison {
  /** Absent: it was not called; `words` says why. */
  direct?: {
    loadBalancer: string;
    url: string;
    status?: number;
    latencyMs: number;
    /** Why there was no answer. */
    problem?: string;
  };
  words: string;
  /** The hop that explains both; absent: none is at fault, or nothing can be concluded. */
  hop?: HopKind;
}
