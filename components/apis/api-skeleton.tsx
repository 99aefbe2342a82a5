import { PageSkeleton } from "../ui/feedback/page-skeleton";
import { Skeleton } from "../ui/feedback/skeleton";

/** The API page's size before its facts are there. */
export const ApiSkeleton = () => (
  <PageSkeleton label="Loading the API" title="API" heading={["w-48", "w-40"]}>
    <div className="flex flex-col gap-6 md:flex-row">
      {["upstream", "downstream"].map((stage) => (
        <div key={stage} className="h-[13rem] flex-1 space-y-3 rounded-lg border bg-surface p-3 md:max-w-[34rem]">
          <Skeleton className="h-5 w-full" />
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-4 w-56" />
        </div>
      ))}
    </div>
    {["methods", "deployments"].map((card) => (
      <div key={card} className="h-44 space-y-3 rounded-xl border bg-surface p-4">
        <Skeleton className="h-5 w-32" />
        <Skeleton className="h-24 w-full" />
      </div>
    ))}
  </PageSkeleton>
);
