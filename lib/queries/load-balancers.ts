import { queryOptions } from "@tanstack/react-query";
import type { LoadBalancerDetail, LoadBalancerList, TargetGroupDetail } from "@/lib/contracts/load-balancers";
import { getJson } from "./get-json";
import { live } from "./pace";

/** All load balancers: `GET /api/load-balancers`. */
export const loadBalancersQuery = () =>
  queryOptions({
    queryKey: ["load-balancers"] as const,
    queryFn: ({ signal }) => getJson<LoadBalancerList>("/api/load-balancers", signal),
    refetchInterval: live,
  });

/** One load balancer with every target: `GET /api/load-balancers/{name}`. */
export const loadBalancerQuery = (name: string) =>
  queryOptions({
    queryKey: ["load-balancer", name] as const,
    queryFn: ({ signal }) => getJson<LoadBalancerDetail>(`/api/load-balancers/${encodeURIComponent(name)}`, signal),
    refetchInterval: live,
  });

/** One target group with every target: `GET /api/target-groups/{name}`. */
export const targetGroupQuery = (name: string) =>
  queryOptions({
    queryKey: ["target-group", name] as const,
    queryFn: ({ signal }) => getJson<TargetGroupDetail>(`/api/target-groups/${encodeURIComponent(name)}`, signal),
    refetchInterval: live,
  });
