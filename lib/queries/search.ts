import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { SearchAnswer } from "@/lib/contracts/search";
import { getJson } from "./get-json";

/** What fits a query: `GET /api/search?q=`. The hits before stay in sight until the new ones are there. */
export const searchQuery = (query: string) =>
  queryOptions({
    queryKey: ["search", query] as const,
    queryFn: ({ signal }) => getJson<SearchAnswer>(`/api/search?${new URLSearchParams({ q: query })}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
