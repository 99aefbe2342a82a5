import { AppFailure } from "@/lib/contracts/app-failure";
import { searchInput } from "@/lib/contracts/search";

/** What is searched for. @throws AppFailure `invalid_input`. */
export function parseSearchQuery(parameters: URLSearchParams): string {
  const parsed = searchInput.safeParse({ q: parameters.get("q") ?? undefined });
  if (parsed.success) return parsed.data.q;
  throw new AppFailure({
    code: "invalid_input",
    message: "This cannot be searched for.",
    remedy: "Search for a name, an id, an ARN or an address.",
    fields: { q: parsed.error.issues[0]?.message ?? "" },
  });
}
