import { StacksSkeleton } from "@/components/stacks/list/stacks-skeleton";
import { PageHeader } from "@/components/ui/layout/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Stacks" />
      <StacksSkeleton />
    </>
  );
}
