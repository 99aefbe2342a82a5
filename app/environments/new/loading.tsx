import { Skeleton } from "@/components/ui/feedback/skeleton";
import { PageHeader } from "@/components/ui/layout/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="New environment" />
      <div role="status" aria-label="Loading the form" className="grid gap-5 lg:grid-cols-[3fr_2fr]">
        <Skeleton className="h-[48rem] w-full" />
        <Skeleton className="h-[26rem] w-full" />
      </div>
    </>
  );
}
