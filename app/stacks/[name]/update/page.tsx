import type { Metadata } from "next";
import { StackSkeleton } from "@/components/stacks/detail/stack-skeleton";
import { UpdateStack } from "@/components/stacks/form/update-stack";
import { stackQuery, stackTemplateQuery } from "@/lib/queries/stacks";
import { getStack } from "@/server/queries/stacks/stack";
import { getStackTemplate } from "@/server/queries/stacks/template";
import { prefetched } from "../../../_screens/reads/prefetched";
import { streamed } from "../../../_screens/reads/streamed";

interface Props {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Update ${(await params).name}` };
}

export default async function UpdateStackPage({ params }: Props) {
  const { name } = await params;
  const reads = prefetched(
    [stackQuery(name).queryKey, () => getStack(name)],
    [stackTemplateQuery(name).queryKey, () => getStackTemplate(name)],
  );
  return streamed(reads, <StackSkeleton name={`Update ${name}`} />, <UpdateStack name={name} />);
}
