"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ServiceDetail } from "@/lib/contracts/services";
import { errorOf } from "@/lib/queries/failure";
import { serviceQuery } from "@/lib/queries/services";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { UnknownNotice } from "../../ui/feedback/unknown-notice";
import { PageHeader } from "../../ui/layout/page-header";
import { DefinitionCard } from "./definition-card";
import { DeploymentsCard } from "./deployments-card";
import { EventsCard } from "./events-card";
import { KeptTasksCard } from "./kept-tasks-card";
import { ServiceHeader } from "./service-header";
import { ServiceSkeleton } from "./service-skeleton";
import { TasksCard } from "./tasks-card";
import { Trouble } from "./trouble";

interface Props {
  cluster: string;
  service: string;
  logs: (detail: ServiceDetail) => ReactNode;
}

/** One service: what is wrong first, then what runs, what stopped, what happened, what was written. */
export function ServiceScreen({ cluster, service, logs }: Props) {
  const { data, error } = useQuery(serviceQuery(cluster, service));
  if (!data && error) {
    return (
      <>
        <PageHeader title={`${cluster} / ${service}`} />
        <ErrorPanel error={errorOf(error)} />
      </>
    );
  }
  if (!data) return <ServiceSkeleton />;
  const home = { cluster, service };
  return (
    <>
      <ServiceHeader detail={data} />
      {error && <ErrorPanel error={errorOf(error)} />}
      <UnknownNotice unknown={data.unknown} />
      <Trouble detail={data} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="min-w-0 space-y-5">
          <TasksCard title="Tasks" tasks={data.tasks} none="No task runs." home={home} />
          <TasksCard
            title="Stopped tasks"
            tasks={data.stopped}
            none="None in the last hour; ECS forgets them after that."
            home={home}
          />
          <KeptTasksCard detail={data} />
        </div>
        <div className="min-w-0 space-y-5">
          <DeploymentsCard deployments={data.service.deployments} />
          <EventsCard events={data.events} />
          <DefinitionCard definition={data.definition} />
        </div>
      </div>
      {logs(data)}
    </>
  );
}
