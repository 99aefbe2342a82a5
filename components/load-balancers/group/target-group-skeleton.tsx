import { PageSkeleton } from "../../ui/feedback/page-skeleton";

/** The page's size before its facts are there. */
export const TargetGroupSkeleton = () => (
  <PageSkeleton label="Loading the target group" title="Target group" heading={["w-64", "w-96 max-w-full"]}>
    <div className="h-44 rounded-xl border bg-surface" />
    <div className="h-72 rounded-xl border bg-surface" />
  </PageSkeleton>
);
