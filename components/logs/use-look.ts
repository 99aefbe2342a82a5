"use client";

import { useSearchParams } from "next/navigation";
import { DEFAULT_RANGE, LOG_RANGES, type LogRange } from "@/lib/contracts/log-ranges";

/** Which log is open and what of it, as the address says: `?logs=CONTAINER&task=&range=&search=`. */
export interface Look {
  container: string;
  /** Empty: all tasks. */
  task: string;
  range: LogRange;
  search: string;
}

const NAMES = { container: "logs", task: "task", range: "range", search: "search" } as const;

/** Null: no log is open. */
export function useLook(): [Look | null, (change: Partial<Look> | null) => void] {
  const params = useSearchParams();
  const container = params.get("logs");
  const range = params.get("range") ?? "";
  const look = container
    ? {
        container,
        task: params.get("task") ?? "",
        range: Object.hasOwn(LOG_RANGES, range) ? (range as LogRange) : DEFAULT_RANGE,
        search: params.get("search") ?? "",
      }
    : null;
  return [look, put];
}

/** Null closes the log. What is not named stays as it is. */
function put(change: Partial<Look> | null): void {
  const address = new URLSearchParams(window.location.search);
  for (const key of Object.keys(NAMES) as (keyof Look)[]) {
    const value = change === null ? "" : change[key];
    if (value === undefined) continue;
    if (value === "" || (key === "range" && value === DEFAULT_RANGE)) address.delete(NAMES[key]);
    else address.set(NAMES[key], value);
  }
  const query = address.toString();
  window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
}
