"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { TargetGroupDetail } from "@/lib/contracts/load-balancers";
import { loadBalancerHref } from "@/lib/domain/load-balancers/address";
import { errorOf } from "@/lib/queries/failure";
import { targetGroupQuery } from "@/lib/queries/load-balancers";
import { HEALTH_WORDS } from "@/lib/words/health";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { UnknownNotice } from "../../ui/feedback/unknown-notice";
import { PageHeader } from "../../ui/layout/page-header";
import { Status } from "../../ui/status/status";
import { GroupsCard } from "../detail/groups-card";
import { TargetsSection } from "../targets/targets-section";
import { TargetGroupSkeleton } from "./target-group-skeleton";

/** One target group by itself: how it is and why, who uses it, and every target. */
export function TargetGroupScreen({ name }: { name: string }) {
  const { data, error } = useQuery(targetGroupQuery(name));
  if (!data) return error ? <ErrorPanel error={errorOf(error)} /> : <TargetGroupSkeleton />;
  const { group, environmentsKnown, unknown } = data;
  return (
    <>
      <PageHeader
        title={
          <>
            {group.name}
            <span className="text-sm">
              <Status {...HEALTH_WORDS[group.health]} pill />
            </span>
          </>
        }
        note={<UsedBy detail={data} />}
      />
      {error && <ErrorPanel error={errorOf(error)} />}
      <UnknownNotice unknown={unknown} />
      <GroupsCard title="Target group" groups={[group]} environmentsKnown={environmentsKnown} />
      <TargetsSection groups={[group]} />
    </>
  );
}

function UsedBy({ detail: { loadBalancers } }: { detail: TargetGroupDetail }) {
  if (loadBalancers === null) return "Which load balancers use it is not known.";
  if (loadBalancers.length === 0) return "Target group without a load balancer";
  return (
    <span className="flex flex-wrap gap-x-2">
      Target group behind
      {loadBalancers.map((name) => (
        <Link
          key={name}
          href={loadBalancerHref(name)}
          prefetch={false}
          className="rounded-xs underline underline-offset-2"
        >
          {name}
        </Link>
      ))}
    </span>
  );
}
