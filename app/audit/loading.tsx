import { AuditSkeleton } from "@/components/audit/audit-skeleton";
import { PageHeader } from "@/components/ui/layout/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Audit" />
      <AuditSkeleton />
    </>
  );
}
