"use client";

import { useQuery } from "@tanstack/react-query";
import { errorOf } from "@/lib/queries/failure";
import { loadBalancerQuery } from "@/lib/queries/load-balancers";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { UnknownNotice } from "../../ui/feedback/unknown-notice";
import { TargetsSection } from "../targets/targets-section";
import { GroupsCard } from "./groups-card";
import { ListenersCard } from "./listeners-card";
import { LoadBalancerHeader } from "./load-balancer-header";
import { LoadBalancerSkeleton } from "./load-balancer-skeleton";

/** One load balancer: what is wrong first, then where requests go, then every target. */
export function LoadBalancerScreen({ name }: { name: string }) {
  const { data, error } = useQuery(loadBalancerQuery(name));
  if (!data) return error ? <ErrorPanel error={errorOf(error)} /> : <LoadBalancerSkeleton />;
  return (
    <>
      <LoadBalancerHeader detail={data} />
      {error && <ErrorPanel error={errorOf(error)} />}
      <UnknownNotice unknown={data.unknown} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <GroupsCard groups={data.targetGroups} environmentsKnown={data.environmentsKnown} />
        <ListenersCard listeners={data.listeners} />
      </div>
      {data.targetGroups && <TargetsSection groups={data.targetGroups} />}
    </>
  );
}
