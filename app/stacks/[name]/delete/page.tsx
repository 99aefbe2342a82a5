import type { Metadata } from "next";
import { DeleteScreen } from "@/components/stacks/delete/delete-screen";
import { StackSkeleton } from "@/components/stacks/detail/stack-skeleton";
import { stackQuery } from "@/lib/queries/stacks";
import { getStack } from "@/server/queries/stacks/stack";
import { prefetched } from "../../../_screens/reads/prefetched";
import { streamed } from "../../../_screens/reads/streamed";

interface Props {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Delete ${(await params).name}` };
}

export default async function DeleteStackPage({ params }: Props) {
  const { name } = await params;
  return streamed(
    prefetched([stackQuery(name).queryKey, () => getStack(name)]),
    <StackSkeleton name={`Delete ${name}`} />,
    <DeleteScreen name={name} />,
  );
}
