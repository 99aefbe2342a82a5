import { ListSkeleton } from "../../ui/feedback/list-skeleton";

export const ServicesSkeleton = () => <ListSkeleton label="Loading services" rows={6} height="h-96" row="h-10" />;
