"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorOf } from "@/lib/queries/failure";
import { timelineQuery } from "@/lib/queries/history";
import { Button } from "../ui/actions/button";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { Skeleton } from "../ui/feedback/skeleton";
import { UnknownNotice } from "../ui/feedback/unknown-notice";
import { FilterBar } from "../ui/lists/filter-bar";
import { useAddress } from "../ui/lists/use-address";
import { countKinds, filterEntries, kindOf } from "./filter-entries";
import { TimelineDays } from "./timeline-days";
import { Watched } from "./watched";

const NAMES = ["timeline", "find"] as const;
const PAGE = 40;

/** What happened, newest first: found by kind and words, which stand in the address. */
export function Timeline({ apiId, stage }: { apiId: string; stage: string }) {
  const { data, error } = useQuery(timelineQuery(apiId, stage));
  const [{ timeline, find }, change] = useAddress(NAMES);
  const [most, setMost] = useState(PAGE);
  if (!data) return error ? <ErrorPanel error={errorOf(error)} /> : <Skeleton className="h-96 w-full" />;
  const kind = kindOf(timeline);
  const found = filterEntries(data.entries, { kind, text: find });
  const left = found.length - most;
  return (
    <div className="space-y-3">
      {error && <ErrorPanel error={errorOf(error)} />}
      <UnknownNotice unknown={data.unknown} />
      <FilterBar
        of="the timeline"
        by="kind"
        hint="Service, task, target, words"
        text={find}
        onText={(words) => change({ find: words })}
        chips={countKinds(data.entries)}
        chosen={kind}
        onChoose={(chosen) => change({ timeline: chosen ?? "all" })}
      />
      <Watched times={data.watched} />
      {found.length > 0 && <TimelineDays entries={found.slice(0, most)} />}
      {found.length === 0 && (
        <EmptyState
          title={data.entries.length === 0 ? "Nothing is known to have happened yet" : "Nothing matches"}
          actions={
            data.entries.length > 0 && (
              <Button onClick={() => change({ find: "", timeline: "all" })}>Clear the filter</Button>
            )
          }
        />
      )}
      {left > 0 && (
        <Button onClick={() => setMost(most + PAGE)}>
          Show {Math.min(PAGE, left)} more of {left} older
        </Button>
      )}
      {left <= 0 && data.more && (
        <p className="text-xs text-muted">What is older than this is not shown; the newest 300 are.</p>
      )}
    </div>
  );
}
