"use client";

import { useSearchParams } from "next/navigation";
import { SEVERITIES, type Severity } from "@/lib/contracts/findings";

export interface FindingsFilter {
  text: string;
  severity: Severity | null;
}

/** The filter lives in the address (`?q=&severity=`), so that it can be shared and survives a reload. */
export function useFindingsFilter(): [FindingsFilter, (change: Partial<FindingsFilter>) => void] {
  const params = useSearchParams();
  const filter: FindingsFilter = {
    text: params.get("q") ?? "",
    severity: SEVERITIES.find((severity) => severity === params.get("severity")) ?? null,
  };
  const change = (part: Partial<FindingsFilter>) => {
    const { text, severity } = { ...filter, ...part };
    const search = new URLSearchParams({ ...(text && { q: text }), ...(severity && { severity }) }).toString();
    window.history.replaceState(null, "", search ? `?${search}` : window.location.pathname);
  };
  return [filter, change];
}
