import type { Metadata } from "next";
import { StackSkeleton } from "@/components/stacks/detail/stack-skeleton";
import { PreviewScreen } from "@/components/stacks/preview/preview-screen";
import { changeSetQuery } from "@/lib/queries/stacks";
import { getChangeSet } from "@/server/queries/stacks/change-set";
import { prefetched } from "../../../../_screens/reads/prefetched";
import { streamed } from "../../../../_screens/reads/streamed";

interface Props {
  params: Promise<{ name: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Preview of ${(await params).name}` };
}

export default async function ChangeSetPage({ params }: Props) {
  const { name, id } = await params;
  return streamed(
    prefetched([changeSetQuery(name, id).queryKey, () => getChangeSet(name, id)]),
    <StackSkeleton name={name} />,
    <PreviewScreen name={name} id={id} />,
  );
}
