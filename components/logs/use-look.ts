"use client";

import { useSearchParams } from "next/navigation";
import { DEFAULT_RANGE, LOG_RANGES, type LogRange } from "@/lib/contracts/log-ranges";

/** Which log is open and what of it, as the address says: `?logs=CONTAINER&task=&range=&from=&to=&search=`. */
export interface Look {
  container: string;
  /** Empty: all tasks. */
  task: string;
  range: LogRange;
  /** In place of the range, ISO 8601; empty: the range counts. Whoever writes an address may have written no time. */
  from: string;
  /** Empty: until now. */
  to: string;
  search: string;
}

const NAMES = { container: "logs", task: "task", range: "range", from: "from", to: "to", search: "search" } as const;

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
        from: params.get("from") ?? "",
        to: params.get("to") ?? "",
        search: params.get("search") ?? "",
      }
    : null;
  return [look, put];
}

/** Between two times, not how far back. */
export const isSpan = ({ from, to }: Look): boolean => from !== "" || to !== "";

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
