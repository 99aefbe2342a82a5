import type { Sighting } from "@/lib/contracts/history";

/** Sightings further apart than this have a gap between them: nobody was looking. In milliseconds. */
export const MOST_GAP_MS = 180_000;

/** What nobody could say begins like this in a sighting's key. */
const UNCERTAIN = "?";

/** The key of a state: equal for states that are the same. */
export const keyOf = (certain: boolean, ...parts: (string | undefined)[]): string =>
  `${certain ? "" : UNCERTAIN}${parts.map((part) => part ?? "").join(" ")}`;

export const isCertain = (key: string): boolean => !key.startsWith(UNCERTAIN);

type Stretch = Pick<Sighting<unknown>, "from" | "until">;

/** Whether somebody was looking all the time between two sightings. */
export const isGapless = (before: Stretch, after: Stretch): boolean =>
  Date.parse(after.from) - Date.parse(before.until) <= MOST_GAP_MS;

/** The times over which somebody was looking, newest first. */
export function watchedTimes(sightings: readonly Stretch[]): { from: string; until: string }[] {
  const inOrder = [...sightings].sort((a, b) => (a.from < b.from ? -1 : 1));
  const times: { from: string; until: string }[] = [];
  for (const { from, until } of inOrder) {
    const last = times.at(-1);
    if (!last || !isGapless(last, { from, until })) times.push({ from, until });
    else if (until > last.until) last.until = until;
  }
  return times.reverse();
}
