import type { AuditAsked } from "@/lib/queries/audit";
import { ShallowLink } from "../ui/actions/shallow-link";

/** On to older rows, and back to the newest; the address says where one is. */
export function AuditPages({ asked, next }: { asked: AuditAsked; next: string | undefined }) {
  if (!next && !asked.cursor) return null;
  const at = (cursor: string): string => {
    const parameters = Object.entries({ ...asked, cursor }).filter(([, value]) => value !== "");
    return `?${new URLSearchParams(Object.fromEntries(parameters))}`;
  };
  return (
    <nav aria-label="Pages of the audit log" className="flex justify-end gap-2">
      {asked.cursor && <ShallowLink href={at("")}>Newest</ShallowLink>}
      {next && <ShallowLink href={at(next)}>Older</ShallowLink>}
    </nav>
  );
}
