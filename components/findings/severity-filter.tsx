"use client";

import { type LintFinding, SEVERITIES } from "@/lib/contracts/findings";
import { SEVERITY_WORDS } from "@/lib/words/severity";
import { FilterBar } from "../ui/lists/filter-bar";
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
  const chips = SEVERITIES.map((severity) => ({
    ...SEVERITY_WORDS[severity],
    value: severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  })).filter(({ count, value }) => count > 0 || value === filter.severity);
  return (
    <FilterBar
      of="findings"
      by="severity"
      hint="API, stage, variable, host, code"
      text={filter.text}
      onText={(text) => onChange({ text })}
      chips={chips}
      chosen={filter.severity}
      onChoose={(severity) => onChange({ severity })}
    />
  );
}
