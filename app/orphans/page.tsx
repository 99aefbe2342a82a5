import type { Metadata } from "next";
import { OrphansScreen } from "@/components/teardown/orphans/orphans-screen";
import { OrphansSkeleton } from "@/components/teardown/orphans/orphans-skeleton";
import { orphansQuery } from "@/lib/queries/teardown";
import { getOrphans } from "@/server/queries/teardown";
import { prefetched } from "../_screens/reads/prefetched";
import { streamed } from "../_screens/reads/streamed";

export const metadata: Metadata = { title: "Orphans" };

export default function OrphansPage() {
  return streamed(prefetched([orphansQuery().queryKey, getOrphans]), <OrphansSkeleton />, <OrphansScreen />);
}
