"use client";

import { useQuery } from "@tanstack/react-query";
import { errorOf } from "@/lib/queries/failure";
import { loadBalancersQuery } from "@/lib/queries/load-balancers";
import { ButtonLink } from "../../ui/actions/button";
import { EmptyState } from "../../ui/feedback/empty-state";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { UnknownNotice } from "../../ui/feedback/unknown-notice";
import { PageHeader } from "../../ui/layout/page-header";
import { FreeGroups } from "./free-groups";
import { LoadBalancersSkeleton } from "./load-balancers-skeleton";
import { LoadBalancersTable } from "./load-balancers-table";

export const NOTE =
  "Every load balancer of this account and region but Classic ones, whether an environment is bound to it or not.";

/** Load balancers with their targets, those in trouble first. */
export function LoadBalancersScreen() {
  const { data, error } = useQuery(loadBalancersQuery());
  return (
    <>
      <PageHeader title="Load balancers" note={NOTE} />
      {error && <ErrorPanel error={errorOf(error)} />}
      {data && <UnknownNotice unknown={data.unknown} />}
      {!data && !error && <LoadBalancersSkeleton />}
      {data?.loadBalancers.length === 0 && (
        <EmptyState
          title="There is no load balancer yet"
          actions={
            <ButtonLink href="/environments/new" look="primary">
              New environment
            </ButtonLink>
          }
        >
          A new environment brings one along; those made elsewhere appear here as well.
        </EmptyState>
      )}
      {data && data.loadBalancers.length > 0 && <LoadBalancersTable list={data} />}
      {data && <FreeGroups groups={data.freeTargetGroups} />}
    </>
  );
}
