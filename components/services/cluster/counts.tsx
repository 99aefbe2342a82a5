import type { ClusterSummary } from "@/lib/contracts/clusters";
import { Changing } from "../../ui/status/changing";

type Counts = NonNullable<ClusterSummary["counts"]>;

/** What ECS counts in a cluster, in the order in which it is shown. */
export const COUNTS: readonly { key: keyof Counts; head: string }[] = [
  { key: "activeServices", head: "Active services" },
  { key: "runningTasks", head: "Running tasks" },
  { key: "pendingTasks", head: "Pending tasks" },
  { key: "containerInstances", head: "Container instances" },
];

/** One of the counts; nothing of it is not the same as not known. */
export function Count({ of: { counts }, name }: { of: ClusterSummary; name: keyof Counts }) {
  if (!counts) return <span className="text-muted">Not known</span>;
  return (
    <Changing value={`${counts[name]}`}>
      <span className={counts[name] === 0 ? "text-muted" : ""}>{counts[name]}</span>
    </Changing>
  );
}
