"use client";

import type { Health } from "@/lib/contracts/health";
import { HEALTH_WORDS } from "@/lib/words/health";
import { FilterBar as Bar } from "../../ui/lists/filter-bar";
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
    <Bar
      of="environments"
      by="health"
      hint="API, stage, snapshot, image, host"
      text={filter.text}
      onText={(text) => onChange({ text })}
      chips={counts.map(([health, count]) => ({ ...HEALTH_WORDS[health], value: health, count }))}
      chosen={filter.health}
      onChoose={(health) => onChange({ health })}
    />
  );
}
