import Link from "next/link";
import type { TimelineEntry } from "@/lib/contracts/history";
import { durationWords } from "@/lib/words/time";
import { TIMELINE_TONES } from "@/lib/words/timeline";
import { ToneIcon } from "../ui/status/tone-icon";
import { RelativeTime } from "../ui/time/relative-time";
import { byDay } from "./filter-entries";

/** What happened, day by day. */
export const TimelineDays = ({ entries }: { entries: TimelineEntry[] }) => (
  <div className="space-y-3">
    {byDay(entries).map(({ day, entries: own }) => (
      <section key={day} aria-label={day}>
        <h3 className="mb-1 text-xs font-medium text-muted">{day} UTC</h3>
        <ol aria-label={`What happened on ${day}`} className="divide-y rounded-lg border">
          {own.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      </section>
    ))}
  </div>
);

function Entry({ entry }: { entry: TimelineEntry }) {
  const { kind, at, after, tone, words, detail, subject, href } = entry;
  const shown = TIMELINE_TONES[tone];
  return (
    <li data-item data-kind={kind} className="grid gap-x-3 px-3 py-2 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      <span className="w-16 pt-0.5 font-mono text-xs text-muted">{new Date(at).toISOString().slice(11, 19)}</span>
      <div className="flex min-w-0 gap-2">
        <span className="mt-0.5">
          <ToneIcon tone={shown.tone} label={shown.word} />
        </span>
        <div className="min-w-0">
          <p className="break-words">
            <span className={tone === "fault" ? "font-medium" : ""}>
              {href ? (
                <Link href={href} prefetch={false} className="rounded-xs hover:underline">
                  {words}
                </Link>
              ) : (
                words
              )}
            </span>{" "}
            <span className="text-xs text-muted">
              {subject && `${subject} · `}
              <RelativeTime at={at} still />
            </span>
          </p>
          {detail && <p className="text-xs break-words text-muted">{detail}</p>}
          {after && <p className="text-xs break-words text-muted">{unwatched(after, at)}</p>}
        </div>
      </div>
    </li>
  );
}

const unwatched = (after: string, at: string): string =>
  `Some time within the ${durationWords(Date.parse(at) - Date.parse(after))} before, while nobody was looking.`;
