import { TIMELINE_KINDS, type TimelineEntry, type TimelineKind } from "@/lib/contracts/history";
import { TIMELINE_WORDS } from "@/lib/words/timeline";
import type { Chip } from "../ui/lists/filter-bar";

/** The kind that stands in the address; null: all. */
export const kindOf = (text: string): TimelineKind | null => TIMELINE_KINDS.find((kind) => kind === text) ?? null;

/** Entries of a kind that have every word somewhere. */
export function filterEntries(
  entries: readonly TimelineEntry[],
  { kind, text }: { kind: TimelineKind | null; text: string },
): TimelineEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => (kind === null || entry.kind === kind) && words.every(isIn(entry)));
}

const isIn =
  ({ words, detail = "", subject = "", at }: TimelineEntry) =>
  (word: string): boolean =>
    [words, detail, subject, at].some((text) => text.toLowerCase().includes(word));

/** How many there are of each kind that there is; drawn bad where some of them are trouble. */
export const countKinds = (entries: readonly TimelineEntry[]): Chip<TimelineKind>[] =>
  TIMELINE_KINDS.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length === 0) return [];
    const tone = own.some((entry) => entry.tone === "fault") ? ("bad" as const) : ("idle" as const);
    return [{ value: kind, word: TIMELINE_WORDS[kind], tone, count: own.length }];
  });

/** Entries by the day, in UTC: one clock for everybody who looks at the same incident. */
export function byDay(entries: readonly TimelineEntry[]): { day: string; entries: TimelineEntry[] }[] {
  const days: { day: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const day = new Date(entry.at).toISOString().slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
