"use client";

import type { Health } from "@/lib/contracts/health";
import { HEALTH_WORDS } from "@/lib/words/health";
import { FilterBar } from "../../ui/lists/filter-bar";
import { type Search, SORTS, type Sort } from "./find";

interface Props {
  search: Search;
  onChange: (change: Partial<Search>) => void;
  counts: [Health, number][];
}

/** Find by text and by health, in the order that helps. */
export function SearchBar({ search, onChange, counts }: Props) {
  return (
    <FilterBar
      of="services"
      by="health"
      hint="Service, cluster, image, environment"
      text={search.text}
      onText={(text) => onChange({ text })}
      chips={counts.map(([health, count]) => ({ ...HEALTH_WORDS[health], value: health, count }))}
      chosen={search.health}
      onChoose={(health) => onChange({ health })}
    >
      <label className="flex items-center gap-2 text-xs text-muted">
        Sort by
        <select
          value={search.sort}
          onChange={(event) => onChange({ sort: event.target.value as Sort })}
          className="h-9 rounded-md border border-line-strong bg-surface px-2 text-sm text-ink"
        >
          {Object.entries(SORTS).map(([sort, words]) => (
            <option key={sort} value={sort}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </FilterBar>
  );
}
