import { ListSkeleton } from "../../ui/feedback/list-skeleton";

export const OrphansSkeleton = () => <ListSkeleton label="Reading what is there" rows={3} height="h-80" row="h-16" />;
