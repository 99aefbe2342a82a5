import { ListSkeleton } from "../ui/feedback/list-skeleton";

export const FindingsSkeleton = () => <ListSkeleton label="Loading findings" rows={4} height="h-80" row="h-12" />;
