import type { NotSearched } from "@/lib/contracts/search";

/** More names than these say no more than how many they are. */
const NAMED = 3;

/** What was not looked through, in one line; undefined where all was. */
export function notSearchedWords({ olderThanNewest, clusters, stacks }: NotSearched): string | undefined {
  const parts = [
    olderThanNewest === undefined ? "" : `operations before the newest ${olderThanNewest}`,
    clusters.length === 0 ? "" : `tasks of ${clusterWords(clusters)} that nobody has looked at yet`,
    stacks ? "stacks, which nobody has looked at yet" : "",
  ].filter(Boolean);
  return parts.length === 0 ? undefined : `Not looked through: ${parts.join("; ")}.`;
}

function clusterWords(names: string[]): string {
  if (names.length > NAMED) return `${names.length} clusters`;
  return `${names.length === 1 ? "cluster" : "clusters"} ${names.join(", ")}`;
}
