"use client";

import { LogPanel } from "@/components/logs/log-panel";
import type { LogSource } from "@/components/logs/log-source";
import { ServiceScreen } from "@/components/services/detail/service-screen";
import type { ServiceDetail } from "@/lib/contracts/services";

/** One service with the log of its containers. */
export const Service = ({ cluster, service }: { cluster: string; service: string }) => (
  <ServiceScreen cluster={cluster} service={service} logs={(detail) => <LogPanel source={sourceOf(detail)} />} />
);

const sourceOf = ({ service, definition, tasks, stopped }: ServiceDetail): LogSource => ({
  cluster: service.cluster,
  service: service.name,
  containers: definition?.containers.map(({ name }) => name) ?? null,
  tasks: [...(tasks ?? []), ...(stopped ?? [])],
});
