import type { SearchHit } from "@/lib/contracts/search";

export interface Group {
  label: string;
  items: SearchHit[];
}

/** Best first while something is asked for; else what was chosen lately, then what is always there. */
export function groupsOf(query: string, hits: readonly SearchHit[], recent: readonly SearchHit[]): Group[] {
  if (query.trim() !== "") return hits.length > 0 ? [{ label: "Best first", items: [...hits] }] : [];
  const chosen = new Set(recent.map(({ id }) => id));
  const rest = hits.filter(({ id }) => !chosen.has(id));
  return [
    { label: "Recent", items: [...recent] },
    { label: "Actions", items: rest.filter(({ kind }) => kind === "action") },
    { label: "Pages", items: rest.filter(({ kind }) => kind !== "action") },
  ].filter(({ items }) => items.length > 0);
}
