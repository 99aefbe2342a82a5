import { AppFailure } from "@/lib/contracts/app-failure";
import { type LogQuery, logQuery } from "@/lib/contracts/logs";

/** What stands empty in the address was not given. @throws AppFailure `invalid_input` with a message for each parameter. */
export function parseLogQuery(parameters: URLSearchParams): LogQuery {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value !== ""));
  const parsed = logQuery.safeParse({ cluster: "", container: "", ...given });
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
  throw new AppFailure({
    code: "invalid_input",
    message: "These are no lines of a log that could be read.",
    remedy:
      "Name cluster, service and container, or a task in place of the service; task, search, range, from and to are optional.",
    fields,
  });
}
