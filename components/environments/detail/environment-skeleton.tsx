import { PageSkeleton } from "../../ui/feedback/page-skeleton";
import { Skeleton } from "../../ui/feedback/skeleton";

/** The environment page's size before its facts are there. */
export const EnvironmentSkeleton = () => (
  <PageSkeleton label="Loading the environment" title="Environment" heading={["w-64", "w-40"]}>
    <div className="h-[67rem] space-y-3 rounded-xl border bg-surface p-4 lg:h-[29rem]">
      <Skeleton className="h-5 w-32" />
      <Skeleton className="mt-6 h-28 w-full" />
      <Skeleton className="h-28 w-full" />
      <Skeleton className="h-28 w-full" />
    </div>
    <div className="grid gap-5 lg:grid-cols-2">
      {["left", "right"].map((side) => (
        <div key={side} className="h-64 space-y-3 rounded-xl border bg-surface p-4">
          <Skeleton className="h-5 w-32" />
          <Skeleton className="h-32 w-full" />
        </div>
      ))}
    </div>
  </PageSkeleton>
);
