"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { OperationDetail } from "@/lib/contracts/operations";
import { environmentQuery } from "@/lib/queries/environments";
import { ToneIcon } from "../ui/status/tone-icon";
import { RollBackButton } from "./roll-back-button";

interface Props {
  detail: OperationDetail;
  apiId: string;
  stage: string;
  onRollback: (operationId: string) => void;
}

/** `prod runs snapshot 96nr`, with the way back. */
export function Done({ detail, apiId, stage, onRollback }: Props) {
  const { data } = useQuery(environmentQuery(apiId, stage));
  const { status, id } = detail.operation;
  if (status !== "succeeded") return null;
  const point = data?.restorePoints.find((each) => each.operationId === id);
  const href = `/environments/${encodeURIComponent(apiId)}/${encodeURIComponent(stage)}`;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-ok-line bg-ok-soft px-4 py-3 text-sm"
    >
      <p className="flex items-center gap-2 font-medium">
        <ToneIcon tone="ok" size={18} />
        <span>
          <Link href={href} className="rounded-xs underline underline-offset-2">
            {stage}
          </Link>{" "}
          runs snapshot <code className="font-mono">{data?.environment.deploymentId ?? "…"}</code>
        </span>
      </p>
      {point && <RollBackButton apiId={apiId} stage={stage} point={point} onStarted={onRollback} />}
    </div>
  );
}
