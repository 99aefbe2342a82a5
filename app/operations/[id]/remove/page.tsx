import type { Metadata } from "next";
import { RemovalScreen } from "@/components/teardown/removal-screen";
import { RemovalSkeleton } from "@/components/teardown/removal-skeleton";
import { teardownQuery } from "@/lib/queries/teardown";
import { getTeardown } from "@/server/queries/teardown";
import { prefetched } from "../../../_screens/reads/prefetched";
import { streamed } from "../../../_screens/reads/streamed";

export const metadata: Metadata = { title: "Remove what it made" };

export default async function RemoveMadePage({ params }: { params: Promise<{ id: string }> }) {
  const scope = { operationId: (await params).id };
  const read = () => getTeardown({ scope, picked: [], logGroups: false });
  return streamed(
    prefetched([teardownQuery(scope).queryKey, read]),
    <RemovalSkeleton />,
    <RemovalScreen scope={scope} />,
  );
}
