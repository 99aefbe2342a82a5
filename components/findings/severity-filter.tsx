"use client";

import { Search } from "lucide-react";
import { type LintFinding, SEVERITIES } from "@/lib/contracts/findings";
import { SEVERITY_WORDS } from "@/lib/words/severity";
import { ToneIcon } from "../ui/status/tone-icon";
import type { FindingsFilter } from "./use-findings-filter";

/** Find by text and by severity. */
export function SeverityFilter({
  filter,
  onChange,
  findings,
}: {
  filter: FindingsFilter;
  onChange: (change: Partial<FindingsFilter>) => void;
  findings: readonly LintFinding[];
}) {
  return (
    <search className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <label className="relative w-full sm:w-72">
        <span className="sr-only">Filter findings</span>
        <Search size={15} className="absolute top-2.5 left-2.5 text-muted" aria-hidden />
        <input
          type="search"
          value={filter.text}
          onChange={(event) => onChange({ text: event.target.value })}
          placeholder="API, stage, variable, host, code"
          className="h-9 w-full rounded-md border border-line-strong bg-surface pr-2.5 pl-8 text-sm placeholder:text-muted"
        />
      </label>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Filter by severity</legend>
        {SEVERITIES.map((severity) => {
          const count = findings.filter((finding) => finding.severity === severity).length;
          const { tone, word } = SEVERITY_WORDS[severity];
          const pressed = filter.severity === severity;
          if (count === 0 && !pressed) return null;
          return (
            <button
              key={severity}
              type="button"
              aria-pressed={pressed}
              aria-label={`${word}: ${count}`}
              onClick={() => onChange({ severity: pressed ? null : severity })}
              className="inline-flex h-9 items-center gap-1.5 rounded-md border bg-surface px-2.5 text-xs font-medium text-muted hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
            >
              <ToneIcon tone={tone} size={14} />
              {word}
              <span className="text-ink">{count}</span>
            </button>
          );
        })}
      </fieldset>
    </search>
  );
}
