import { z } from "zod";
import { AppFailure } from "@/lib/contracts/app-failure";
import { AUDIT_OUTCOMES, type AuditQuery } from "@/lib/contracts/audit";

/** Not among the contracts: the browser takes words from there, and would load zod along. */
const auditQuery = z.object({
  q: z.string().max(200, "At most 200 characters.").default(""),
  outcome: z.enum(AUDIT_OUTCOMES, "ok or failed.").optional(),
  cursor: z.uuid("Not the id of a row.").optional(),
});

/** What stands empty in the address was not given. @throws AppFailure `invalid_input` with a message for each parameter. */
export function parseAuditQuery(parameters: URLSearchParams): AuditQuery {
  const parsed = auditQuery.safeParse(Object.fromEntries([...parameters].filter(([, value]) => value !== "")));
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
  throw new AppFailure({
    code: "invalid_input",
    message: "This is no page of the audit log.",
    remedy: "q, outcome and cursor are optional.",
    fields,
  });
}
