"use client";

import Link from "next/link";
import { memo, type ReactNode } from "react";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { HEALTH_WORDS } from "@/lib/words/health";
import type { Tone } from "@/lib/words/tone";
import { Spinner } from "../../ui/status/spinner";
import { Status } from "../../ui/status/status";
import { Since } from "../../ui/time/since";
import { environmentHref, type promotionHref } from "../address";
import { Bindings, Snapshot, Targets } from "../facts";
import { Undeployed } from "../undeployed";
import { PromoteLink, SyncWords } from "./promote-link";

/** Trouble has a rim and a ground; what is well stays quiet. */
const GROUND: Record<Tone, string> = {
  ok: "border-line bg-surface",
  idle: "border-line bg-surface",
  busy: "border-busy-line bg-surface",
  unknown: "border-dashed border-line-strong bg-surface",
  warn: "border-warn-line bg-warn-soft",
  bad: "border-bad-line bg-bad-soft",
};

interface Props {
  environment: EnvironmentSummary;
  upstream?: EnvironmentSummary | undefined;
  renderInvoke: (environment: EnvironmentSummary) => ReactNode;
  /** Where a promotion opens; absent: over the matrix. */
  promotionAt?: typeof promotionHref;
}

/** One stage: is it well, if not why, what does it serve, and what can be pressed. */
export const EnvironmentCell = memo(function EnvironmentCell({
  environment,
  upstream,
  renderInvoke,
  promotionAt,
}: Props) {
  const { apiId, apiName, stage, health, reason, reasonCode, seenSince, targets, deploymentId, images } = environment;
  const words = HEALTH_WORDS[health];
  return (
    <article
      data-item
      aria-label={`${apiName} ${stage}`}
      className={`flex min-w-0 flex-1 flex-col gap-2 rounded-lg border p-3 text-sm ${GROUND[words.tone]}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-0.5">
        <h3 className="min-w-0 font-semibold">
          <Link href={environmentHref(apiId, stage)} prefetch={false} className="rounded-xs break-all hover:underline">
            {stage}
          </Link>
        </h3>
        <Status {...words} />
      </div>
      <div>
        <Targets targets={targets} />
        {reason && (
          <p className="mt-0.5 text-xs break-words">
            {reason}
            {reasonCode && !reason.includes(reasonCode) && (
              <code className="ml-1 font-mono text-muted">{reasonCode}</code>
            )}
            {seenSince && (
              <span className="text-muted">
                {" "}
                <Since since={seenSince} still />
              </span>
            )}
          </p>
        )}
      </div>
      <div className="text-xs">
        <Snapshot id={deploymentId} snapshot={environment.snapshot} />
        {upstream && <SyncWords upstream={upstream} environment={environment} />}
        <Undeployed environment={environment} />
        {images.length > 0 && (
          <p className="mt-0.5 truncate font-mono" data-tip={images.join(", ")}>
            {images.join(", ")}
          </p>
        )}
      </div>
      <Bindings bindings={environment.bindings} />
      {environment.operationId && <Running operationId={environment.operationId} />}
      <div className="mt-auto flex flex-wrap items-center gap-x-2 *:not-empty:mt-2">
        {renderInvoke(environment)}
        {upstream && <PromoteLink upstream={upstream} environment={environment} hrefOf={promotionAt} />}
      </div>
    </article>
  );
});

const Running = ({ operationId }: { operationId: string }) => (
  <Link
    href={`/operations/${operationId}`}
    prefetch={false}
    className="inline-flex items-center gap-1.5 self-start rounded-xs text-xs font-medium text-busy underline underline-offset-2"
  >
    <Spinner size={13} /> An operation is running
  </Link>
);
