"use client";

import { useSearchParams } from "next/navigation";

/** Values that live in the address's query, so that they can be shared and survive a reload. Empty ones are left out. */
export function useAddress<Name extends string>(
  names: readonly Name[],
): [Record<Name, string>, (change: Partial<Record<Name, string>>) => void] {
  const params = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ""])) as Record<Name, string>;
  const change = (part: Partial<Record<Name, string>>) => {
    const search = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries<string | undefined>(part)) {
      if (value) search.set(name, value);
      else search.delete(name);
    }
    const query = search.toString();
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
  };
  return [values, change];
}
