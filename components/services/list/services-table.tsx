import Link from "next/link";
import type { ServiceSummary } from "@/lib/contracts/services";
import { clusterHref, serviceHref } from "@/lib/domain/services/address";
import { HEALTH_WORDS } from "@/lib/words/health";
import { rolloutWords } from "@/lib/words/service";
import { Status } from "../../ui/status/status";
import { RelativeTime } from "../../ui/time/relative-time";
import { Environments, Images, TaskCount } from "../facts";

const HEAD = "px-4 py-2 text-left text-xs font-medium text-muted";
const CELL = "px-4 py-2.5 align-top max-sm:py-1 max-sm:pr-0";

/** A table on a wide screen, cards on a phone; the same words and order. */
export function ServicesTable({ services, label }: { services: ServiceSummary[]; label: string }) {
  return (
    <div className="overflow-hidden rounded-xl border bg-surface">
      <table className="w-full text-sm max-sm:block">
        <caption className="sr-only">{label}</caption>
        <thead className="border-b max-sm:sr-only">
          <tr>
            <th className={HEAD}>Service</th>
            <th className={HEAD}>Health</th>
            <th className={HEAD}>Tasks</th>
            <th className={HEAD}>Rollout</th>
            <th className={HEAD}>Runs</th>
            <th className={HEAD}>Environments</th>
          </tr>
        </thead>
        <tbody className="divide-y max-sm:block">
          {services.map((service) => (
            <Row key={service.arn} service={service} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ service }: { service: ServiceSummary }) {
  const { name, cluster, health, reason, since, deployments, taskDefinition, images, environments } = service;
  const failed = deployments.find(({ rolloutState }) => rolloutState === "FAILED");
  const shown = failed ?? deployments.find(({ status }) => status === "PRIMARY");
  return (
    <tr data-service={name} data-item className="hover:bg-raised/60 max-sm:flex max-sm:flex-wrap max-sm:py-2">
      <td className={`${CELL} max-w-md max-sm:w-full max-sm:pr-4`}>
        <Link
          href={serviceHref(cluster, name)}
          prefetch={false}
          className="rounded-xs font-medium break-words hover:underline"
        >
          {name}
        </Link>
        <p className="text-xs text-muted">
          <Link href={clusterHref(cluster)} prefetch={false} className="rounded-xs hover:underline">
            {cluster}
          </Link>
        </p>
        {reason && <p className="mt-0.5 text-xs break-words text-muted">{reason}</p>}
      </td>
      <td className={CELL}>
        <Status {...HEALTH_WORDS[health]} />
        {since && (
          <p className="text-xs text-muted">
            since <RelativeTime at={since} still />
          </p>
        )}
      </td>
      <td className={`${CELL} whitespace-nowrap`}>
        <TaskCount service={service} />
      </td>
      <td className={CELL}>
        {shown ? <Status {...rolloutWords(shown.rolloutState)} /> : <span className="text-muted">None</span>}
        {deployments.length > 1 && <p className="text-xs text-muted">{deployments.length} deployments</p>}
      </td>
      <td className={`${CELL} max-sm:w-full max-sm:pr-4`}>
        <span className="break-all">{taskDefinition}</span>
        <br />
        <Images images={images} />
      </td>
      <td className={`${CELL} max-sm:w-full max-sm:pr-4`}>
        <span className="text-xs text-muted sm:hidden">Environments </span>
        <Environments environments={environments} />
      </td>
    </tr>
  );
}
