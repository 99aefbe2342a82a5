"use client";

import { LogPanel } from "@/components/logs/log-panel";
import { ServiceScreen } from "@/components/services/detail/service-screen";

/** One service with the log of its containers. */
export const Service = ({ cluster, service }: { cluster: string; service: string }) => (
  <ServiceScreen cluster={cluster} service={service} logs={(detail) => <LogPanel detail={detail} />} />
);
