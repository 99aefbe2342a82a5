import type { Hop, HopKind } from "@/lib/contracts/request-path";
import type { Finding } from "../diagnosis/codes";
import type { ApiFact, FactIndex, MethodFact, SnapshotFact, StageFact } from "../facts";

/** What a request to one method of a stage sets out with. */
export interface Journey {
  index: FactIndex;
  api: Pick<ApiFact, "id" | "name">;
  stage: StageFact;
  snapshot: SnapshotFact;
  method: MethodFact;
}

/** A stretch of the way: the hops on it, and what the next stretch needs. Without `next` the way ends here. */
export interface Stretch<T> {
  hops: Hop[];
  next?: T;
}

/** A hop with its verdict. */
export const hop = (kind: HopKind, label: string, found: Finding, id?: string): Hop => ({
  kind,
  label,
  ...(id === undefined ? {} : { id }),
  ...found,
});

/** Only a hop that fails or is not known ends the way; with a warning it goes on. */
export const passes = (found: Finding): boolean => found.verdict === "ok" || found.verdict === "warn";

/** A hop of which nothing can be said, because one before it fails. */
export const unreached = (kind: HopKind): Hop => ({
  kind,
  verdict: "unreached",
  label: "—",
  words: "A hop before it fails or is not known.",
  evidence: [],
});
