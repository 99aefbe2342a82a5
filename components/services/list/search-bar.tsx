"use client";

import { Search as SearchIcon } from "lucide-react";
import type { Health } from "@/lib/contracts/health";
import { HEALTH_WORDS } from "@/lib/words/health";
import { ToneIcon } from "../../ui/status/tone-icon";
import { type Search, SORTS, type Sort } from "./find";

interface Props {
  search: Search;
  onChange: (change: Partial<Search>) => void;
  counts: [Health, number][];
}

const BOX = "h-9 rounded-md border border-line-strong bg-surface text-sm";

/** Find by text and by health, in the order that helps. */
export function SearchBar({ search, onChange, counts }: Props) {
  return (
    <search className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <label className="relative w-full sm:w-72">
        <span className="sr-only">Filter services</span>
        <SearchIcon size={15} className="absolute top-2.5 left-2.5 text-muted" aria-hidden />
        <input
          type="search"
          value={search.text}
          onChange={(event) => onChange({ text: event.target.value })}
          placeholder="Service, cluster, image, environment"
          className={`${BOX} w-full pr-2.5 pl-8 placeholder:text-muted`}
        />
      </label>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Filter by health</legend>
        {counts.map(([health, count]) => (
          <button
            key={health}
            type="button"
            aria-pressed={search.health === health}
            aria-label={`${HEALTH_WORDS[health].word}: ${count}`}
            onClick={() => onChange({ health: search.health === health ? null : health })}
            className="inline-flex h-9 items-center gap-1.5 rounded-md border bg-surface px-2.5 text-xs font-medium text-muted hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
          >
            <ToneIcon tone={HEALTH_WORDS[health].tone} size={14} />
            {HEALTH_WORDS[health].word}
            <span className="text-ink">{count}</span>
          </button>
        ))}
      </fieldset>
      <label className="flex items-center gap-2 text-xs text-muted">
        Sort by
        <select
          value={search.sort}
          onChange={(event) => onChange({ sort: event.target.value as Sort })}
          className={`${BOX} px-2 text-ink`}
        >
          {Object.entries(SORTS).map(([sort, words]) => (
            <option key={sort} value={sort}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}
