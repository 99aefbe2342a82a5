import { queryOptions } from "@tanstack/react-query";
import type { ClusterDetail } from "@/lib/contracts/clusters";
import type { ServiceDetail, ServiceList } from "@/lib/contracts/services";
import { getJson } from "./get-json";
import { live } from "./pace";

/** The services of all clusters: `GET /api/services`. */
export const servicesQuery = () =>
  queryOptions({
    queryKey: ["services"] as const,
    queryFn: ({ signal }) => getJson<ServiceList>("/api/services", signal),
    refetchInterval: live,
  });

/** One cluster with its services and the tasks of none: `GET /api/services/{cluster}`. */
export const clusterQuery = (cluster: string) =>
  queryOptions({
    queryKey: ["cluster", cluster] as const,
    queryFn: ({ signal }) => getJson<ClusterDetail>(`/api/services/${encodeURIComponent(cluster)}`, signal),
    refetchInterval: live,
  });

/** One service with its tasks: `GET /api/services/{cluster}/{service}`. */
export const serviceQuery = (cluster: string, service: string) =>
  queryOptions({
    queryKey: ["service", cluster, service] as const,
    queryFn: ({ signal }) =>
      getJson<ServiceDetail>(`/api/services/${encodeURIComponent(cluster)}/${encodeURIComponent(service)}`, signal),
    refetchInterval: live,
  });
