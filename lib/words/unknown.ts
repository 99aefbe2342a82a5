import type { UnknownFamily } from "@/lib/contracts/freshness";

/** Families that could not be read for the same reason. */
export interface UnknownGroup {
  /** `APIs, stages, load balancers` */
  families: string;
  message: string;
  /** Since the first of them failed. */
  since: string;
  /** When the oldest of what is still shown of them was read; absent: it is unknown. */
  lastKnownAt?: string;
}

/** One line a reason: when AWS is silent, all families say the same. */
export function groupUnknown(unknown: readonly UnknownFamily[]): UnknownGroup[] {
  const groups = new Map<string, UnknownFamily[]>();
  for (const each of unknown) {
    const key = `${each.lastKnownAt !== undefined} ${each.message}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((members) => {
    const [lastKnownAt] = members.flatMap((each) => each.lastKnownAt ?? []).sort();
    return {
      families: capital(members.map(({ family }) => nameOf(family)).join(", ")),
      message: members[0]?.message ?? "",
      since: members.map(({ since }) => since).sort()[0] ?? "",
      ...(lastKnownAt !== undefined && { lastKnownAt }),
    };
  });
}

/** What is shown in place of what could not be read. */
export function unknownSentence(unknown: readonly UnknownFamily[]): string {
  const lost = "Part of this could not be read from AWS;";
  const last = unknown.filter(({ lastKnownAt }) => lastKnownAt !== undefined).length;
  if (last === 0) return `${lost} what depends on it is shown as unknown.`;
  if (last === unknown.length) return `${lost} what depends on it is shown as it was last known.`;
  return `${lost} what depends on it is shown as unknown, or as it was last known where that is said.`;
}

/** `targetHealth` → `target health`, `apis` → `APIs`. */
const nameOf = (family: string): string =>
  family === "apis" ? "APIs" : family.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const capital = (words: string): string => (words[0]?.toUpperCase() ?? "") + words.slice(1);
