"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { LogLines as Answer } from "@/lib/contracts/logs";
import { errorOf } from "@/lib/queries/failure";
import { logsQuery } from "@/lib/queries/logs";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { Skeleton } from "../ui/feedback/skeleton";
import { RelativeTime } from "../ui/time/relative-time";
import { Controls } from "./controls";
import { LogLines } from "./log-lines";
import type { LogSource } from "./log-source";
import { parseTime, spanProblems } from "./time-span";
import { isSpan, type Look } from "./use-look";

interface Props {
  source: LogSource;
  look: Look;
  onChange: (change: Partial<Look>) => void;
}

/** The newest lines of a container: of one task or all, in a time range, with a text; followed until told otherwise. */
export function LogViewer({ source, look, onChange }: Props) {
  const [wanted, setFollow] = useState(true);
  const follow = wanted && look.to === "";
  const { cluster, service } = source;
  // The fields say what is wrong.
  const enabled = !isSpan(look) || Object.keys(spanProblems(look)).length === 0;
  const times = { from: parseTime(look.from) ?? undefined, to: parseTime(look.to) ?? undefined };
  const query = logsQuery({ cluster, service, ...look, ...times }, follow);
  const { data, error, isPlaceholderData } = useQuery({ ...query, enabled });
  return (
    <div className="space-y-3">
      <Controls
        source={source}
        look={look}
        onChange={onChange}
        follow={follow}
        onFollow={setFollow}
        events={data?.events ?? []}
      />
      {error && <ErrorPanel error={errorOf(error)} />}
      {!data && !error && enabled && <Skeleton className="h-96 w-full" />}
      {data?.absent && <Absent {...data.absent} />}
      {data && !data.absent && (
        <div className={isPlaceholderData ? "opacity-60" : ""}>
          <LogLines answer={data} search={look.search} follow={follow} showTask={!look.task} />
          <Note answer={data} />
          {data.failing && <Failing {...data.failing} />}
        </div>
      )}
    </div>
  );
}

const Absent = ({ message, remedy }: { message: string; remedy: string }) => (
  <div className="rounded-lg border border-dashed border-line-strong bg-raised px-4 py-3 text-sm">
    <p className="font-medium break-words">{message}</p>
    <p className="mt-1 break-words">{remedy}</p>
  </div>
);

/** Silence would look like a container that has nothing to say. */
const Failing = ({ message, since }: NonNullable<Answer["failing"]>) => (
  <p className="mt-1 text-xs font-medium break-words text-warn">
    Newer lines could not be read: {message} (since <RelativeTime at={since} />)
  </p>
);

/** Where the lines come from, and what of them is not shown. */
function Note({ answer: { group, streamPrefix, events, left } }: { answer: Answer }) {
  return (
    <p className="mt-1 text-xs break-words text-muted">
      {events.length} {events.length === 1 ? "line" : "lines"} of <code className="font-mono break-all">{group}</code>
      {streamPrefix && (
        <>
          , streams <code className="font-mono break-all">{streamPrefix}…</code>
        </>
      )}
      {left === "older" && <>. Older ones are not shown: narrow the range, or search.</>}
      {left === "newer" && (
        <strong className="text-warn">. The newest are not shown: narrow the range, or search.</strong>
      )}
    </p>
  );
}
