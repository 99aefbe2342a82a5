"use client";

import { memo, useLayoutEffect, useRef } from "react";
import type { LogLines as Answer, LogEvent } from "@/lib/contracts/logs";
import { withoutColours } from "@/lib/words/terminal";
import { parts } from "./parts";

interface Props {
  answer: Answer;
  search: string;
  follow: boolean;
  /** Beside each line the task that wrote it. */
  showTask: boolean;
}

/** The lines, oldest first. While following, the newest stays in sight unless somebody has scrolled up. */
export function LogLines({ answer: { events }, search, follow, showTask }: Props) {
  const box = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const newest = events.at(-1)?.id;
  useLayoutEffect(() => {
    const element = box.current;
    if (newest && element && follow && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [newest, follow]);
  return (
    <section
      ref={box}
      aria-label="Log lines"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
      className="h-96 overflow-auto rounded-md border bg-sunken py-2"
    >
      {events.length === 0 && (
        <p className="px-3 text-sm text-muted">
          {search ? "No line of this range has that text." : "Nothing was written in this range."}
        </p>
      )}
      <ol className="font-mono text-xs">
        {events.map((event) => (
          <Line key={event.id} event={event} search={search} showTask={showTask} />
        ))}
      </ol>
    </section>
  );
}

const Line = memo(function Line({ event, search, showTask }: { event: LogEvent; search: string; showTask: boolean }) {
  const { writtenAt, stream, message } = event;
  return (
    <li className="flex gap-x-3 px-3 hover:bg-raised max-sm:flex-wrap max-sm:gap-x-2 max-sm:py-1">
      <time dateTime={writtenAt} data-tip={writtenAt} className="shrink-0 text-muted">
        {writtenAt.slice(11, 23)}
      </time>
      {showTask && (
        <span className="shrink-0 text-muted" data-tip={stream}>
          {stream.slice(stream.lastIndexOf("/") + 1).slice(0, 8)}
        </span>
      )}
      <span className="min-w-0 break-all whitespace-pre-wrap max-sm:w-full">
        {parts(withoutColours(message), search).map(({ text, hit, at }) => (hit ? <mark key={at}>{text}</mark> : text))}
      </span>
    </li>
  );
});
