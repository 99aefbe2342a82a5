import type { Sighting } from "@/lib/contracts/history";
import { isGapless } from "../history/gaps";

/** A subject went from one state to another, or was seen for the first time. */
export interface Change<State> {
  now: Sighting<State>;
  before?: Sighting<State>;
  /** When it was in its old state last, where nobody was watching in between. */
  after?: string;
}

/** The changes that sightings tell of, each subject by itself. */
export function changesOf<State>(sightings: readonly Sighting<State>[]): Change<State>[] {
  const last = new Map<string, Sighting<State>>();
  const inOrder = [...sightings].sort((a, b) => (a.from < b.from ? -1 : 1));
  return inOrder.map((now) => {
    const before = last.get(now.subject);
    last.set(now.subject, now);
    if (!before) return { now };
    return { now, before, ...(isGapless(before, now) ? {} : { after: before.until }) };
  });
}
