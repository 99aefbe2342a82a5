"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { EnvironmentDetail, RestorePoint, StageChange } from "@/lib/contracts/environments";
import { OPERATION_STATUSES } from "@/lib/contracts/operations";
import { KIND_WORDS, OPERATION_WORDS } from "@/lib/words/operation";
import { movement } from "@/lib/words/stage-change";
import { Card } from "../ui/layout/card";
import { Status } from "../ui/status/status";
import { RelativeTime } from "../ui/time/relative-time";
import { RollBackButton } from "./roll-back-button";

/** What this stage served, who changed it when, and the way back to each. */
export function History({ detail }: { detail: EnvironmentDetail }) {
  const { history, restorePoints, environment } = detail;
  return (
    <Card title="Promotions and rollbacks">
      {history.length === 0 && (
        <p className="text-sm text-muted">
          Nothing yet. After the first promotion the snapshot before it is kept here, one click away.
        </p>
      )}
      <ol className="divide-y">
        {history.map((change) => (
          <Change
            key={change.operationId}
            change={change}
            detail={detail}
            point={restorePoints.find((point) => point.operationId === change.operationId)}
            current={environment.deploymentId}
          />
        ))}
      </ol>
    </Card>
  );
}

function Change(props: {
  change: StageChange;
  detail: EnvironmentDetail;
  point: RestorePoint | undefined;
  current: string | null;
}) {
  const { change, point, current } = props;
  const { apiId, stage } = props.detail.environment;
  const router = useRouter();
  const status = OPERATION_STATUSES.find((each) => each === change.status);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5 text-sm first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link
            href={`/operations/${change.operationId}`}
            prefetch={false}
            className="rounded-xs font-medium hover:underline"
          >
            {wordsOf(change)}
          </Link>
          <span className="text-xs">{status ? <Status {...OPERATION_WORDS[status]} /> : change.status}</span>
        </p>
        <p className="text-xs text-muted">
          <Movement change={change} /> · {change.actor} · <RelativeTime at={change.at} />
        </p>
      </div>
      {point && point.deploymentId !== current && (
        <RollBackButton
          apiId={apiId}
          stage={stage}
          point={point}
          onStarted={(id) => router.push(`/operations/${id}`)}
        />
      )}
    </li>
  );
}

const wordsOf = ({ kind, fromStage }: StageChange): string =>
  kind === "promote" ? `Promotion from ${fromStage ?? "another stage"}` : KIND_WORDS[kind];

function Movement({ change }: { change: StageChange }) {
  const moved = movement(change);
  if (typeof moved === "string") return moved;
  return (
    <>
      <code className="font-mono">{moved.from}</code> → <code className="font-mono">{moved.to}</code>
    </>
  );
}
