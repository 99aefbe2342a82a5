"use client";

import { useQuery } from "@tanstack/react-query";
import { findingCountQuery } from "@/lib/queries/findings";

/** How many findings need somebody: errors and warnings. Nothing where there are none; `?` while none are known. */
export function FindingCount() {
  const { data } = useQuery(findingCountQuery());
  if (!data) return null;
  const { error, warning } = data.counts;
  const count = error + warning;
  if (count === 0) return data.complete ? null : <NotAllRead />;
  const look = error > 0 ? "border-bad-line bg-bad-soft text-bad" : "border-warn-line bg-warn-soft text-warn";
  return (
    <span
      className={`ml-1.5 min-w-5 rounded-full border px-1 text-center text-2xs tabular-nums ${look}`}
      data-tip={data.complete ? undefined : "So far: part of the account has not been read yet"}
    >
      {count}
      <span className="sr-only"> to look at</span>
    </span>
  );
}

/** It comes and goes with every start, so it takes no room of its own: what stands beside does not move. */
const NotAllRead = () => (
  <span
    className="-mr-2.5 ml-0.5 w-2 -translate-y-1 text-2xs text-muted"
    data-tip="None so far: part of the account has not been read yet"
  >
    ?<span className="sr-only"> not all read yet</span>
  </span>
);
