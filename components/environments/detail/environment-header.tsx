"use client";

import { Equal, Rocket } from "lucide-react";
import Link from "next/link";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { type PromotionWay, promotionWays } from "@/lib/domain/promotion/ways";
import { apiHref } from "@/lib/domain/undeployed/address";
import { HEALTH_WORDS } from "@/lib/words/health";
import { ButtonLink } from "../../ui/actions/button";
import { ShallowLink } from "../../ui/actions/shallow-link";
import { PageHeader } from "../../ui/layout/page-header";
import { Spinner } from "../../ui/status/spinner";
import { Status } from "../../ui/status/status";
import { RelativeTime } from "../../ui/time/relative-time";
import { Since } from "../../ui/time/since";
import { environmentHref } from "../address";
import { Targets } from "../facts";

/** Which environment, is it well, if not why; and where its snapshot can go. */
export function EnvironmentHeader({ detail }: { detail: EnvironmentDetail }) {
  const { environment, health } = detail;
  const { apiId, apiName, stage, reason, reasonCode, since, seenSince, targets, operationId } = environment;
  return (
    <PageHeader
      title={
        <>
          <span className="break-all">
            <span className="font-normal text-muted">
              <Link href={apiHref(apiId)} prefetch={false} className="rounded-xs hover:underline">
                {apiName}
              </Link>{" "}
              /{" "}
            </span>
            {stage}
          </span>
          <span className="text-sm" role="status">
            <Status {...HEALTH_WORDS[health]} pill />
          </span>
        </>
      }
      note={
        <span className="flex flex-wrap items-center gap-x-2">
          <Targets targets={targets} />
          {reason && <span className="text-ink">{reason}</span>}
          {since && (
            <span>
              since <RelativeTime at={since} />
            </span>
          )}
          {!since && seenSince && <Since since={seenSince} />}
          {reasonCode && !reason?.includes(reasonCode) && <code className="font-mono text-xs">{reasonCode}</code>}
          {operationId && (
            <Link
              href={`/operations/${operationId}`}
              className="inline-flex items-center gap-1.5 rounded-xs font-medium text-busy underline underline-offset-2"
            >
              <Spinner size={13} /> An operation is running
            </Link>
          )}
        </span>
      }
      actions={<Promotions detail={detail} />}
    />
  );
}

/** The way onwards to press, or that there is none to go; whatever is unusual stays quiet. */
function Promotions({ detail: { environment, siblings } }: { detail: EnvironmentDetail }) {
  const { apiId, stage, deploymentId, operationId } = environment;
  // What holds the stage must end first; the checks would say so too.
  if (operationId) return null;
  const { primary, secondary, inSyncWith } = promotionWays(environment, siblings);
  return (
    <>
      <ShallowLink href="?change=" look="quiet" className="text-muted">
        Copy, change, export…
      </ShallowLink>
      <ButtonLink href={`${environmentHref(apiId, stage)}/remove`} prefetch={false} look="quiet" className="text-muted">
        Remove environment…
      </ButtonLink>
      {deploymentId !== null && (
        <ShallowLink href={`?promote=${stage}..`} look="quiet" className="text-muted">
          Promote to another stage…
        </ShallowLink>
      )}
      {inSyncWith && (
        <span className="inline-flex h-9 items-center gap-1.5 px-1 text-sm text-muted">
          <Equal size={15} aria-hidden /> In sync with {inSyncWith}
        </span>
      )}
      {secondary && <Promote way={secondary} />}
      {primary && <Promote way={primary} primary />}
    </>
  );
}

const Promote = ({ way: { from, to }, primary = false }: { way: PromotionWay; primary?: boolean }) => (
  <ShallowLink
    href={`?promote=${from}..${to}`}
    look={primary ? "primary" : "plain"}
    icon={primary ? <Rocket size={15} aria-hidden /> : undefined}
  >
    Promote {from} to {to}
  </ShallowLink>
);
