import type { Metadata } from "next";
import { StackScreen } from "@/components/stacks/detail/stack-screen";
import { StackSkeleton } from "@/components/stacks/detail/stack-skeleton";
import { stackQuery } from "@/lib/queries/stacks";
import { getStack } from "@/server/queries/stacks/stack";
import { prefetched } from "../../_screens/reads/prefetched";
import { streamed } from "../../_screens/reads/streamed";

interface Props {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function StackPage({ params }: Props) {
  const { name } = await params;
  return streamed(
    prefetched([stackQuery(name).queryKey, () => getStack(name)]),
    <StackSkeleton name={name} />,
    <StackScreen name={name} />,
  );
}
