import type { ServiceEvent } from "@/lib/contracts/services";
import { EVENT_WORDS } from "@/lib/words/service";
import { Card } from "../../ui/layout/card";
import { ToneIcon } from "../../ui/status/tone-icon";
import { RelativeTime } from "../../ui/time/relative-time";

/** What ECS says happened, newest first: in plain words where we know them, and always as it was written. */
export const EventsCard = ({ events }: { events: ServiceEvent[] }) => (
  <Card title="Events" flush>
    {events.length === 0 && <p className="px-4 py-3 text-sm text-muted">Nothing has happened yet.</p>}
    <ol aria-label="Events" className="max-h-[32rem] divide-y overflow-y-auto" {...scrollable(events.length)}>
      {events.map((event) => (
        <Event key={`${event.createdAt} ${event.message}`} event={event} />
      ))}
    </ol>
  </Card>
);

/** A box that scrolls must be reachable by keyboard. */
const scrollable = (count: number) => (count > 5 ? { tabIndex: 0 } : {});

function Event({ event: { createdAt, kind, meaning, message } }: { event: ServiceEvent }) {
  const { tone, word } = EVENT_WORDS[kind];
  return (
    <li data-kind={kind} className="flex gap-2 px-4 py-2.5 text-sm">
      <span className="mt-0.5">
        <ToneIcon tone={tone} label={word} />
      </span>
      <div className="min-w-0">
        <p className="break-words">
          <span className={kind === "fault" ? "font-medium" : ""}>{meaning ?? message}</span>{" "}
          {createdAt && (
            <span className="text-xs text-muted">
              <RelativeTime at={createdAt} still />
            </span>
          )}
        </p>
        {meaning && <p className="text-xs break-words text-muted">{message}</p>}
      </div>
    </li>
  );
}
