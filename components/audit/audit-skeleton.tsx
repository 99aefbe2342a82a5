import { ListSkeleton } from "../ui/feedback/list-skeleton";

export const AuditSkeleton = () => <ListSkeleton label="Loading the audit log" rows={6} height="h-96" row="h-9" />;
