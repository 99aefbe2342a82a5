import { z } from "zod";
import type { Freshness } from "./freshness";

export const SEARCH_KINDS = [
  "action",
  "page",
  "environment",
  "api",
  "cluster",
  "service",
  "loadBalancer",
  "targetGroup",
  "task",
  "stack",
  "operation",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** What a person can go to, or do. */
export interface SearchHit {
  /** The same thing has the same id at the next search. */
  id: string;
  kind: SearchKind;
  /** `EcsDemoAPI / prod`, `Promote dev to prod` */
  title: string;
  /** What tells it from others of the same title. */
  detail?: string;
  /** Stageway's page of it; `#theme` and the like: a button that is on every page. */
  href: string;
}

/** `GET /api/search?q=`: from facts that were read already; best first, bounded. */
export interface SearchAnswer extends Freshness {
  hits: SearchHit[];
  /** How many match; more than `hits` when some were left out. */
  total: number;
  notSearched: NotSearched;
}

/** What there is, or may be, that was not looked through: nothing found is not nothing there. */
export interface NotSearched {
  /** There are older operations than these newest ones. */
  olderThanNewest?: number;
  /** Names of clusters whose tasks nobody has looked at yet. */
  clusters: string[];
  /** Nobody has looked at CloudFormation's stacks yet. */
  stacks?: boolean;
}

export const searchInput = z.object({ q: z.string().trim().max(200, "At most 200 characters.").default("") });
