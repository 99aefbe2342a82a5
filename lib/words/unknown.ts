import type { UnknownFamily } from "@/lib/contracts/freshness";

/** Families that could not be read for the same reason. */
export interface UnknownGroup {
  /** `APIs, stages, load balancers` */
  families: string;
  message: string;
  /** Since the first of them failed. */
  since: string;
}

/** One line a reason: when AWS is silent, all families say the same. */
export function groupUnknown(unknown: readonly UnknownFamily[]): UnknownGroup[] {
  const groups = new Map<string, UnknownFamily[]>();
  for (const each of unknown) groups.set(each.message, [...(groups.get(each.message) ?? []), each]);
  return [...groups].map(([message, members]) => ({
    families: capital(members.map(({ family }) => nameOf(family)).join(", ")),
    message,
    since: members.map(({ since }) => since).sort()[0] ?? "",
  }));
}

/** `targetHealth` → `target health`, `apis` → `APIs`. */
const nameOf = (family: string): string =>
  family === "apis" ? "APIs" : family.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const capital = (words: string): string => (words[0]?.toUpperCase() ?? "") + words.slice(1);
