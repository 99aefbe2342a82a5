import { PageSkeleton } from "../../ui/feedback/page-skeleton";

/** The page's size before its facts are there. */
export const ClusterSkeleton = () => (
  <PageSkeleton label="Loading the cluster" title="Cluster" heading={["w-48", "w-96 max-w-full"]}>
    <div className="h-56 rounded-xl border bg-surface" />
    <div className="h-32 rounded-xl border bg-surface" />
  </PageSkeleton>
);
