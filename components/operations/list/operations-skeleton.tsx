import { ListSkeleton } from "../../ui/feedback/list-skeleton";

export const OperationsSkeleton = () => <ListSkeleton label="Loading operations" rows={5} height="h-80" row="h-8" />;
