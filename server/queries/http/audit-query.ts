import { AppFailure } from "@/lib/contracts/app-failure";
import { type AuditQuery, auditQuery } from "@/lib/contracts/audit";

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
