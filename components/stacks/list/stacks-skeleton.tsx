import { ListSkeleton } from "../../ui/feedback/list-skeleton";

export const StacksSkeleton = () => <ListSkeleton label="Loading stacks" rows={4} height="h-64" row="h-10" />;
