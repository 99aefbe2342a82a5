import type { AwsError } from "../../../protocol/aws-error";
import type { Table } from "../../../store";

/** The records named, or all when none is named. @throws AwsError for a name without a record */
export function pick<T extends object>(
  table: Table<T>,
  ids: readonly string[] | undefined,
  missing: (id: string) => AwsError,
): T[] {
  if (!ids || ids.length === 0) return table.values();
  return [...new Set(ids)].map((id) => {
    const record = table.get(id);
    if (!record) throw missing(id);
    return record;
  });
}
