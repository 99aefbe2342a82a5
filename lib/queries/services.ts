import { queryOptions } from "@tanstack/react-query";
import type { ServiceDetail, ServiceList, ServiceSummary } from "@/lib/contracts/services";
import { getJson } from "./get-json";
import { pace } from "./pace";

const underWay = ({ health, running, desired }: ServiceSummary): boolean =>
  health === "progressing" || running !== desired;

/** The services of all clusters: `GET /api/services`. */
export const servicesQuery = () =>
  queryOptions({
    queryKey: ["services"] as const,
    queryFn: ({ signal }) => getJson<ServiceList>("/api/services", signal),
    refetchInterval: ({ state }) => pace(!!state.data?.services.some(underWay), state.status === "error"),
  });

/** One service with its tasks: `GET /api/services/{cluster}/{service}`. */
export const serviceQuery = (cluster: string, service: string) =>
  queryOptions({
    queryKey: ["service", cluster, service] as const,
    queryFn: ({ signal }) =>
      getJson<ServiceDetail>(`/api/services/${encodeURIComponent(cluster)}/${encodeURIComponent(service)}`, signal),
    refetchInterval: ({ state }) => pace(!!state.data && underWay(state.data.service), state.status === "error"),
  });
