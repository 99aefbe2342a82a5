"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { isLive, type OperationSummary } from "@/lib/contracts/operations";
import { operationsQuery } from "@/lib/queries/operations";
import { OPERATION_WORDS } from "@/lib/words/operation";
import { Status } from "../../ui/status/status";
import { Elapsed } from "../../ui/time/elapsed";
import { ProgressBar } from "../progress-bar";

/** What is under way right now; nothing when nothing is. */
export function LiveOperations() {
  const { data } = useQuery(operationsQuery());
  const live = data?.operations.filter((each) => isLive(each.status)) ?? [];
  useRefreshOnProgress(live);
  if (live.length === 0) return null;
  return (
    <section aria-label="Operations under way" className="grid gap-3 md:grid-cols-2">
      {live.map((operation) => (
        <Live key={operation.id} operation={operation} />
      ))}
    </section>
  );
}

function Live({ operation }: { operation: OperationSummary }) {
  const { id, title, status, progress, startedAt } = operation;
  return (
    <div className="rounded-lg border border-busy-line bg-busy-soft px-4 py-3 text-sm">
      <p className="mb-2 flex flex-wrap items-center justify-between gap-x-3">
        <Link
          href={`/operations/${id}`}
          prefetch={false}
          className="rounded-xs font-medium underline underline-offset-2"
        >
          {title}
        </Link>
        <span className="flex items-center gap-2">
          {startedAt && (
            <span className="text-xs text-muted">
              <Elapsed from={startedAt} />
            </span>
          )}
          <Status {...OPERATION_WORDS[status]} />
        </span>
      </p>
      <ProgressBar status={status} progress={progress} />
    </div>
  );
}

/** Each step done may have changed an environment: read them again then, not on the slow beat. */
function useRefreshOnProgress(live: OperationSummary[]): void {
  const client = useQueryClient();
  const state = live.map(({ id, progress }) => `${id} ${progress.done}`).join(",");
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    void client.invalidateQueries({ queryKey: ["environments"] });
  }, [state, client]);
}
