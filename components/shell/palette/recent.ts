import { SEARCH_KINDS, type SearchHit } from "@/lib/contracts/search";

/** What was chosen last stands first the next time. Kept in this browser; names and addresses of pages, nothing else. */
const KEY = "stageway-recent";
const MOST = 6;

export function recentHits(): SearchHit[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isHit).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberHit(hit: SearchHit): void {
  const others = recentHits().filter(({ id }) => id !== hit.id);
  try {
    localStorage.setItem(KEY, JSON.stringify([hit, ...others].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing has no recent choices.
  }
}

/** The browser's store may hold anything; an address leads to a page of ours or to a button of this one. */
function isHit(value: unknown): value is SearchHit {
  if (typeof value !== "object" || value === null) return false;
  const { id, kind, title, href, detail = "" } = value as Record<string, unknown>;
  const words = [id, title, href, detail].every((each) => typeof each === "string");
  return words && SEARCH_KINDS.some((each) => each === kind) && /^(\/(?!\/)|#)/.test(String(href));
}
