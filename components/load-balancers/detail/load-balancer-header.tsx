import type { LoadBalancerDetail } from "@/lib/contracts/load-balancers";
import { HEALTH_WORDS } from "@/lib/words/health";
import { PageHeader } from "../../ui/layout/page-header";
import { Status } from "../../ui/status/status";
import { CopyableId } from "../../ui/text/copyable-id";
import { RelativeTime } from "../../ui/time/relative-time";
import { EnvironmentLinks } from "../environment-links";
import { Targets } from "../target-count";

/** Which load balancer, how it is and why, and who sends requests to it. */
export function LoadBalancerHeader({ detail }: { detail: LoadBalancerDetail }) {
  const { name, arn, dnsName, scheme, state, type, health, reason, targets, environments } = detail.loadBalancer;
  return (
    <PageHeader
      title={
        <>
          {name}
          <span className="text-sm">
            <Status {...HEALTH_WORDS[health]} pill />
          </span>
          <span className="text-sm font-normal tracking-normal">
            <Targets count={targets} />
          </span>
        </>
      }
      note={
        <div className="space-y-1">
          {reason && <p className="break-words text-ink">{reason}</p>}
          {detail.stateReason && <p className="break-words">AWS says: {detail.stateReason}</p>}
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span>{[type, scheme, state].filter(Boolean).join(" · ")}</span>
            <CopyableId id={dnsName} name="DNS name" max={64} keep="start" />
            <CopyableId id={arn} shown="ARN" name="load balancer ARN" quiet />
            {detail.createdAt && (
              <span>
                made <RelativeTime at={detail.createdAt} />
              </span>
            )}
          </p>
          <div className="flex flex-wrap gap-x-2">
            <span>Environments:</span>
            <EnvironmentLinks environments={environments} known={detail.environmentsKnown} />
          </div>
        </div>
      }
    />
  );
}
