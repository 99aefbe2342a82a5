import { PageSkeleton } from "../../ui/feedback/page-skeleton";
import { Skeleton } from "../../ui/feedback/skeleton";

/** The page's size before its facts are there. */
export const ServiceSkeleton = () => (
  <PageSkeleton label="Loading the service" title="Service" heading={["w-72", "w-48"]}>
    <div className="grid gap-5 lg:grid-cols-2">
      {["1", "2", "3", "4"].map((card) => (
        <div key={card} className="h-64 space-y-4 rounded-xl border bg-surface p-4">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="h-24 w-full" />
        </div>
      ))}
    </div>
  </PageSkeleton>
);
