import { AppFailure } from "@/lib/contracts/app-failure";
import { type ProbeQuery, probeQuery } from "@/lib/contracts/probes";

/** @throws AppFailure `invalid_input` with a message for each parameter that is wrong. */
export function parseProbeQuery(environment: { apiId: string; stage: string }, search: URLSearchParams): ProbeQuery {
  const parsed = probeQuery.safeParse({ ...environment, window: search.get("window") || undefined });
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
  throw new AppFailure({
    code: "invalid_input",
    message: "This is no environment's probe history.",
    remedy: "The window is 1h, 6h or 24h.",
    fields,
  });
}
