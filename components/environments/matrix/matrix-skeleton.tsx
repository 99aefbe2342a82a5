import { Skeleton } from "../../ui/feedback/skeleton";

/** The matrix's size before its facts are there. */
export const MatrixSkeleton = () => (
  <div role="status" aria-label="Loading environments" className="space-y-6">
    {["first", "second"].map((row) => (
      <div key={row}>
        <Skeleton className="mb-3 h-5 w-48" />
        <div className="flex flex-col gap-3 md:flex-row md:gap-6">
          {["upstream", "downstream"].map((stage) => (
            <div key={stage} className="h-[12.5rem] flex-1 space-y-3 rounded-lg border bg-surface p-3 md:max-w-[34rem]">
              <Skeleton className="h-5 w-full" />
              <Skeleton className="h-4 w-24" />
              <Skeleton className="h-4 w-48" />
              <Skeleton className="h-4 w-56" />
            </div>
          ))}
        </div>
      </div>
    ))}
  </div>
);
