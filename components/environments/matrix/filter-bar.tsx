"use client";

import { Search } from "lucide-react";
import type { Health } from "@/lib/contracts/health";
import { HEALTH_WORDS } from "@/lib/words/health";
import { ToneIcon } from "../../ui/status/tone-icon";
import type { Filter } from "./group-by-api";

/** Find by text, and by health: one press shows what is in trouble. */
export function FilterBar({
  filter,
  onChange,
  counts,
}: {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
  counts: [Health, number][];
}) {
  return (
    <search className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <label className="relative w-full sm:w-72">
        <span className="sr-only">Filter environments</span>
        <Search size={15} className="absolute top-2.5 left-2.5 text-muted" aria-hidden />
        <input
          type="search"
          value={filter.text}
          onChange={(event) => onChange({ text: event.target.value })}
          placeholder="API, stage, snapshot, image, host"
          className="h-9 w-full rounded-md border border-line-strong bg-surface pr-2.5 pl-8 text-sm placeholder:text-muted"
        />
      </label>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Filter by health</legend>
        {counts.map(([health, count]) => (
          <HealthChip
            key={health}
            health={health}
            count={count}
            pressed={filter.health === health}
            onPress={() => onChange({ health: filter.health === health ? null : health })}
          />
        ))}
      </fieldset>
    </search>
  );
}

function HealthChip(props: { health: Health; count: number; pressed: boolean; onPress: () => void }) {
  const { tone, word } = HEALTH_WORDS[props.health];
  return (
    <button
      type="button"
      aria-pressed={props.pressed}
      aria-label={`${word}: ${props.count}`}
      onClick={props.onPress}
      className="inline-flex h-9 items-center gap-1.5 rounded-md border bg-surface px-2.5 text-xs font-medium text-muted hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
    >
      <ToneIcon tone={tone} size={14} />
      {word}
      <span className="text-ink">{props.count}</span>
    </button>
  );
}
