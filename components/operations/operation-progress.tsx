"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { OperationDetail } from "@/lib/contracts/operations";
import { isLive } from "@/lib/contracts/operations";
import { errorOf } from "@/lib/queries/failure";
import { operationQuery } from "@/lib/queries/operations";
import { OPERATION_WORDS } from "@/lib/words/operation";
import { announce } from "../ui/feedback/announcer";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { Skeleton } from "../ui/feedback/skeleton";
import { Status } from "../ui/status/status";
import { ProgressBar } from "./progress-bar";
import { inOrder } from "./steps/in-order";
import { StepList } from "./steps/step-list";

/** An operation as it goes, for use inside another screen. Calls `onEnd` once when it has ended. */
export function OperationProgress({ id, onEnd }: { id: string; onEnd?: (detail: OperationDetail) => void }) {
  const { data, error } = useQuery(operationQuery(id));
  useEnd(data, onEnd);
  if (!data) return error ? <ErrorPanel error={errorOf(error)} /> : <Skeleton className="h-40 w-full" />;
  const { operation, steps } = data;
  return (
    <section aria-label={operation.title} className="rounded-xl border bg-surface px-4 py-3">
      <div className="mb-2 flex items-center justify-between gap-3">
        <h3 className="text-sm font-semibold">{operation.title}</h3>
        <Status {...OPERATION_WORDS[operation.status]} />
      </div>
      <ProgressBar status={operation.status} progress={operation.progress} />
      {operation.error && (
        <div className="mt-3">
          <ErrorPanel error={operation.error} />
        </div>
      )}
      <StepList steps={inOrder(steps)} />
    </section>
  );
}

/** Announces each end, and tells the screen around it. */
export function useEnd(detail: OperationDetail | undefined, onEnd?: (detail: OperationDetail) => void): void {
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (!detail) return;
    const { id, status, title } = detail.operation;
    const key = `${id} ${status}`;
    const first = told.current === undefined;
    if (told.current === key) return;
    told.current = key;
    if (isLive(status)) return;
    if (!first) announce(`${title}: ${OPERATION_WORDS[status].word}.`);
    onEnd?.(detail);
  }, [detail, onEnd]);
}
