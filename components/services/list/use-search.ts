"use client";

import { useSearchParams } from "next/navigation";
import { HEALTH } from "@/lib/contracts/health";
import { type Search, SORTS, type Sort } from "./find";

/** What is looked for lives in the address (`?q=&health=&sort=`), so that it can be shared and survives a reload. */
export function useSearch(): [Search, (change: Partial<Search>) => void] {
  const params = useSearchParams();
  const sort = params.get("sort");
  const search: Search = {
    text: params.get("q") ?? "",
    health: HEALTH.find((health) => health === params.get("health")) ?? null,
    sort: sort !== null && Object.hasOwn(SORTS, sort) ? (sort as Sort) : "health",
  };
  const change = (part: Partial<Search>) => {
    const next = { ...search, ...part };
    const address = new URLSearchParams(window.location.search);
    put(address, "q", next.text);
    put(address, "health", next.health ?? "");
    put(address, "sort", next.sort === "health" ? "" : next.sort);
    const query = address.toString();
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
  };
  return [search, change];
}

function put(address: URLSearchParams, name: string, value: string): void {
  if (value) address.set(name, value);
  else address.delete(name);
}
