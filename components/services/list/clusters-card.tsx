import Link from "next/link";
import type { ClusterSummary } from "@/lib/contracts/clusters";
import { clusterHref } from "@/lib/domain/services/address";
import { clusterWords } from "@/lib/words/service";
import { Card } from "../../ui/layout/card";
import { Status } from "../../ui/status/status";
import { COUNTS, Count } from "../cluster/counts";

const HEAD = "px-4 py-2 text-left text-xs font-medium text-muted";
const CELL = "px-4 py-2.5 align-top max-sm:py-0.5";

/** The clusters with what ECS counts in them; nothing while there are none. */
export function ClustersCard({ clusters }: { clusters: ClusterSummary[] }) {
  if (clusters.length === 0) return null;
  return (
    <Card id="clusters" title="Clusters" aside={`${clusters.length}`} flush>
      <table className="w-full text-sm max-sm:block">
        <caption className="sr-only">Clusters of this account and region</caption>
        <thead className="border-b max-sm:sr-only">
          <tr>
            <th className={HEAD}>Cluster</th>
            <th className={HEAD}>Status</th>
            {COUNTS.map(({ key, head }) => (
              <th key={key} className={HEAD}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y max-sm:block">
          {clusters.map((cluster) => (
            <Row key={cluster.arn} cluster={cluster} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const Row = ({ cluster }: { cluster: ClusterSummary }) => (
  <tr
    data-cluster={cluster.name}
    data-item
    className="hover:bg-raised/60 max-sm:flex max-sm:flex-wrap max-sm:justify-between max-sm:py-2"
  >
    <td className={CELL}>
      <Link
        href={clusterHref(cluster.name)}
        prefetch={false}
        className="rounded-xs font-medium break-words hover:underline"
      >
        {cluster.name}
      </Link>
    </td>
    <td className={CELL}>
      <Status {...clusterWords(cluster.status)} />
    </td>
    {COUNTS.map(({ key, head }) => (
      <td key={key} className={`${CELL} tabular-nums max-sm:flex max-sm:w-full max-sm:justify-between`}>
        <span className="text-xs text-muted sm:hidden">{head} </span>
        <Count of={cluster} name={key} />
      </td>
    ))}
  </tr>
);
