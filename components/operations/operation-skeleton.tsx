import { PageSkeleton } from "../ui/feedback/page-skeleton";
import { Skeleton } from "../ui/feedback/skeleton";

/** The operation page's size before its facts are there. */
export const OperationSkeleton = () => (
  <PageSkeleton label="Loading the operation" title="Operation" heading={["w-72", "w-48"]}>
    <Skeleton className="h-2 w-full" />
    <div className="h-[36rem] space-y-6 rounded-xl border bg-surface p-4">
      {["1", "2", "3", "4", "5", "6", "7", "8"].map((line) => (
        <Skeleton key={line} className="h-8 w-full" />
      ))}
    </div>
  </PageSkeleton>
);
