"use client";

import { useSearchParams } from "next/navigation";
import { HEALTH } from "@/lib/contracts/health";
import type { Filter } from "./group-by-api";

/** The filter lives in the address (`?q=&health=`), so that it can be shared and survives a reload. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const params = useSearchParams();
  const asked = params.get("health");
  const filter: Filter = {
    text: params.get("q") ?? "",
    health: asked === "trouble" ? "trouble" : (HEALTH.find((health) => health === asked) ?? null),
  };
  const change = (part: Partial<Filter>) => {
    const next = { ...filter, ...part };
    const search = new URLSearchParams(window.location.search);
    put(search, "q", next.text);
    put(search, "health", next.health ?? "");
    const query = search.toString();
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
  };
  return [filter, change];
}

function put(search: URLSearchParams, name: string, value: string): void {
  if (value) search.set(name, value);
  else search.delete(name);
}
