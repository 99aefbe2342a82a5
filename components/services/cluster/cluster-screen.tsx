"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ClusterDetail } from "@/lib/contracts/clusters";
import { errorOf } from "@/lib/queries/failure";
import { clusterQuery } from "@/lib/queries/services";
import { clusterWords } from "@/lib/words/service";
import { ButtonLink } from "../../ui/actions/button";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { UnknownNotice } from "../../ui/feedback/unknown-notice";
import { Card } from "../../ui/layout/card";
import { PageHeader } from "../../ui/layout/page-header";
import { Status } from "../../ui/status/status";
import { CopyableId } from "../../ui/text/copyable-id";
import { KEPT_NOTE } from "../detail/kept-note";
import { ServicesTable } from "../list/services-table";
import { ClusterSkeleton } from "./cluster-skeleton";
import { COUNTS, Count } from "./counts";
import { StandaloneCard } from "./standalone-card";

/** One cluster: what ECS counts in it, its services, the tasks that none of them started, and what those wrote. */
export function ClusterScreen({ cluster, logs }: { cluster: string; logs: (detail: ClusterDetail) => ReactNode }) {
  const { data, error } = useQuery(clusterQuery(cluster));
  if (!data && error) {
    return (
      <>
        <PageHeader title={cluster} />
        <ErrorPanel error={errorOf(error)} />
      </>
    );
  }
  if (!data) return <ClusterSkeleton />;
  return (
    <>
      <Header detail={data} />
      {error && <ErrorPanel error={errorOf(error)} />}
      <UnknownNotice unknown={data.unknown} />
      <Services services={data.services} of={cluster} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <StandaloneCard
          cluster={cluster}
          title="Tasks of no service"
          tasks={data.tasks}
          none="None runs: every task here was started by a service."
        />
        <div className="grid min-w-0 gap-5">
          <StandaloneCard
            cluster={cluster}
            title="Stopped tasks of no service"
            tasks={data.stopped}
            none="None in the last hour; ECS forgets them after that."
          />
          {data.kept.length > 0 && (
            <StandaloneCard
              cluster={cluster}
              title="Stopped tasks kept by Stageway"
              tasks={data.kept}
              none=""
              note={KEPT_NOTE}
            />
          )}
        </div>
      </div>
      {logs(data)}
    </>
  );
}

const Header = ({ detail: { cluster } }: { detail: ClusterDetail }) => (
  <PageHeader
    title={
      <>
        <span className="min-w-0 break-all">{cluster.name}</span>
        <span className="text-sm">
          <Status {...clusterWords(cluster.status)} pill />
        </span>
      </>
    }
    note={
      <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
        <dl className="flex flex-wrap gap-x-5 gap-y-1">
          {COUNTS.map(({ key, head }) => (
            <div key={key} className="flex gap-1.5">
              <dt>{head}</dt>
              <dd className="font-medium text-ink">
                <Count of={cluster} name={key} />
              </dd>
            </div>
          ))}
        </dl>
        <CopyableId id={cluster.arn} shown="ARN" name="cluster ARN" quiet />
      </div>
    }
  />
);

/** More rows than a person reads at once are looked through where they can be searched. */
const AT_ONCE = 100;

function Services({ services, of }: Pick<ClusterDetail, "services"> & { of: string }) {
  if (services && services.length > 0) {
    return (
      <>
        <ServicesTable services={services.slice(0, AT_ONCE)} label="Services of this cluster" />
        {services.length > AT_ONCE && (
          <ButtonLink href={`/services?${new URLSearchParams({ q: of })}`}>All {services.length} services</ButtonLink>
        )}
      </>
    );
  }
  return (
    <Card title="Services">
      <p className="text-sm text-muted">
        {services ? "No service runs in this cluster." : "Not known: ECS could not be asked."}
      </p>
    </Card>
  );
}
