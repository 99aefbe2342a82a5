"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { EnvironmentDetail, StageChange } from "@/lib/contracts/environments";
import { OPERATION_STATUSES } from "@/lib/contracts/operations";
import { changesAnything } from "@/lib/domain/rollback/plan-rollback";
import { KIND_WORDS, OPERATION_WORDS } from "@/lib/words/operation";
import { movement } from "@/lib/words/stage-change";
import { Status } from "../ui/status/status";
import { RelativeTime } from "../ui/time/relative-time";
import { RollBackButton } from "./roll-back-button";

/** Who changed the stage, when, from what to what; and the way back. */
export function ChangeItem(props: {
  change: StageChange;
  detail: EnvironmentDetail;
  point: EnvironmentDetail["restorePoints"][number] | undefined;
}) {
  const { change, point } = props;
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
      {point && changesAnything(point.rollback) && (
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
