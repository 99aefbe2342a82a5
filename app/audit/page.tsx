import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { AuditScreen } from "@/components/audit/audit-screen";
import { auditListQuery } from "@/lib/queries/audit";
import { getAudit } from "@/server/queries/audit";
import { parseAuditQuery } from "@/server/queries/http/audit-query";
import { prefetched } from "../_screens/reads/prefetched";

export const metadata: Metadata = { title: "Audit" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ searchParams }: Props) {
  const given = await searchParams;
  const text = (name: string): string => (typeof given[name] === "string" ? given[name] : "");
  const asked = { q: text("q"), outcome: text("outcome"), cursor: text("cursor") };
  const state = await prefetched([
    auditListQuery(asked).queryKey,
    async () => getAudit(parseAuditQuery(new URLSearchParams(asked))),
  ]);
  return (
    <HydrationBoundary state={state}>
      <AuditScreen />
    </HydrationBoundary>
  );
}
