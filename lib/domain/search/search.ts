import type { SearchAnswer, SearchHit } from "@/lib/contracts/search";
import { PLACES } from "./places";
import { rank, type SearchEntry } from "./rank";

/** As many as a person looks through. */
const MOST = 30;

/** What fits; with nothing asked for, what is there whatever the account holds. */
export function search(entries: readonly SearchEntry[], query: string): Pick<SearchAnswer, "hits" | "total"> {
  const found = rank(query.trim() === "" ? PLACES : [...PLACES, ...entries], query);
  return { hits: found.slice(0, MOST).map(hitOf), total: found.length };
}

const hitOf = ({ words: _, ...hit }: SearchEntry): SearchHit => hit;
