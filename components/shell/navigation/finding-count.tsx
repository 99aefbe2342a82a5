"use client";

import { useQuery } from "@tanstack/react-query";
import { findingCountQuery } from "@/lib/queries/findings";

/** How many findings need somebody: errors and warnings. Nothing where there are none; `?` while none are known. */
export function FindingCount() {
  const { data } = useQuery(findingCountQuery());
  if (!data) return null;
  const { error, warning } = data.counts;
  const count = error + warning;
  if (count === 0 && data.complete) return null;
  const look =
    error > 0
      ? "border-bad-line bg-bad-soft text-bad"
      : count > 0
        ? "border-warn-line bg-warn-soft text-warn"
        : "border-line-strong text-muted";
  return (
    <span
      className={`ml-1.5 min-w-5 rounded-full border px-1 text-center text-2xs tabular-nums ${look}`}
      data-tip={data.complete ? undefined : "So far: part of the account has not been read yet"}
    >
      {count || "?"}
      <span className="sr-only">{count > 0 ? " to look at" : " not all read yet"}</span>
    </span>
  );
}
