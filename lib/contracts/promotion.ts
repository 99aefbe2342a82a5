import type { SnapshotSummary } from "./environments";
import type { Freshness } from "./freshness";
import type { Health, Verdict } from "./health";
import type { Remedy } from "./request-path";

/** One check before a promotion: its verdict decides whether the button is there. */
export interface PromotionCheck {
  code: string;
  verdict: Verdict;
  /** `prod: helloworldElb resolves to load balancer hello-prod` */
  words: string;
  remedy?: Remedy;
}

/** A load balancer offered for a binding. */
export interface BindingOption {
  name: string;
  dnsName: string;
  health: Health;
  /** `2/2 targets healthy` */
  words: string;
  /** The stage that it is bound to already. */
  boundTo?: string;
}

export interface PromotionSide {
  stage: string;
  exists: boolean;
  health: Health;
  snapshot: SnapshotSummary | null;
  variables: Record<string, string>;
}

/** One method that differs between the two snapshots. */
export interface MethodChange {
  httpMethod: string;
  path: string;
  change: "added" | "removed" | "changed";
  /** In plain words: `integration http://a → http://b`. */
  words: string;
}

/** `GET /api/promotion?apiId&from&to` */
export interface PromotionPlan extends Freshness {
  apiId: string;
  apiName: string;
  from: PromotionSide;
  to: PromotionSide;
  /** Null: one of the snapshots could not be read. */
  methods: MethodChange[] | null;
  /** Variables of the target that stay. */
  kept: Record<string, string>;
  /** Names that the upstream's snapshot uses and the target does not set: the promotion asks for them. */
  missing: string[];
  /** Set in the target, not used by the upstream's snapshot. */
  surplus: string[];
  checks: PromotionCheck[];
  options: BindingOption[];
  /** True when nothing would change: the target serves this snapshot already. */
  upToDate: boolean;
  /** Whether the button is there; when not, `blockedBy` says why in one sentence. */
  allowed: boolean;
  blockedBy?: string;
}
