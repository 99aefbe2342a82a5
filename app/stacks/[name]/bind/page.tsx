import type { Metadata } from "next";
import { BindScreen } from "@/components/stacks/bind/bind-screen";
import { StackSkeleton } from "@/components/stacks/detail/stack-skeleton";
import { AppFailure } from "@/lib/contracts/app-failure";
import { stackQuery } from "@/lib/queries/stacks";
import { getApis } from "@/server/queries/apis";
import { getStack } from "@/server/queries/stacks/stack";
import { prefetched } from "../../../_screens/reads/prefetched";
import { streamed } from "../../../_screens/reads/streamed";

interface Props {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Bind a stage to ${(await params).name}` };
}

export default async function BindStagePage({ params }: Props) {
  const { name } = await params;
  const { apis, apisError } = await getApis().then(
    ({ apis }) => ({ apis, apisError: undefined }),
    (reason: unknown) => ({ apis: [], apisError: reason instanceof AppFailure ? reason.error.message : "not read." }),
  );
  return streamed(
    prefetched([stackQuery(name).queryKey, () => getStack(name)]),
    <StackSkeleton name={`Bind a stage to ${name}`} />,
    <BindScreen name={name} apis={apis} {...(apisError && { apisError })} />,
  );
}
