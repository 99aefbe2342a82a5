"use client";

import { useQuery } from "@tanstack/react-query";
import type { ConnectionInfo } from "@/lib/contracts/connection";
import { connectionQuery } from "@/lib/queries/connection";
import { Skeleton } from "../ui/feedback/skeleton";
import { ToneIcon } from "../ui/status/tone-icon";

/** Which AWS all of this is about: always in sight, since a mistake about it is expensive. */
export function Connection() {
  const { data } = useQuery(connectionQuery());
  return (
    <div className="flex min-w-0 items-center gap-2 text-xs">
      {data ? <Known connection={data} /> : <Skeleton className="h-4 w-44" />}
    </div>
  );
}

function Known({ connection }: { connection: ConnectionInfo }) {
  const { kind, region, accountId, endpoint, error } = connection;
  return (
    <>
      <span
        className={`rounded border px-1.5 py-0.5 font-medium ${kind === "aws" ? "border-warn-line bg-warn-soft text-warn" : "border-line bg-raised text-ink"}`}
        data-tip={endpoint ? `Endpoint ${endpoint}` : "AWS's own endpoints"}
      >
        {kind === "aws" ? "AWS" : "local"}
      </span>
      {/* Positioned, so that it also cuts off what only a screen reader reads. */}
      <span className="relative truncate text-muted">
        {region}
        <span className="max-md:sr-only"> · {accountId ?? "account not known"}</span>
      </span>
      {error && (
        <span className="flex items-center gap-1 font-medium text-bad" data-tip={error.message}>
          <ToneIcon tone="bad" size={14} />
          <span className="max-lg:sr-only">{error.message}</span>
        </span>
      )}
    </>
  );
}
