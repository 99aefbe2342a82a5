import type { StackEvent } from "@/lib/contracts/stacks/stack";
import { stackStatusWords } from "@/lib/domain/cloudformation/stack-status";
import { typeWords } from "@/lib/words/stack";
import { Card } from "../../ui/layout/card";
import { Status } from "../../ui/status/status";
import { RelativeTime } from "../../ui/time/relative-time";

/** What has happened, newest first; grows by itself while something goes on. */
export const EventsCard = ({ events }: { events: StackEvent[] | null }) => (
  <Card title="Events" aside={events && `the newest ${events.length}`} flush>
    {events === null ? (
      <p className="p-4 text-sm text-muted">The events are not known.</p>
    ) : (
      <section
        aria-label="Events, newest first"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="h-96 overflow-y-auto"
      >
        <ol className="divide-y">
          {events.map((event, at) => (
            <Event key={event.id} event={event} isPast={isPast(events, at)} />
          ))}
        </ol>
      </section>
    )}
  </Card>
);

/** Something newer has happened to the same resource: what was in progress then is not any more. */
const isPast = (events: readonly StackEvent[], at: number): boolean =>
  events.slice(0, at).some(({ logicalId }) => logicalId === events[at]?.logicalId);

const Event = ({ event, isPast }: { event: StackEvent; isPast: boolean }) => {
  const { logicalId, type, status, reason, at } = event;
  const words = stackStatusWords(status);
  return (
    <li className="px-4 py-2 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 break-all">
          <span className="font-medium">{logicalId}</span> <span className="text-xs text-muted">{typeWords(type)}</span>
        </span>
        <span className="text-xs text-muted">
          <RelativeTime at={at} />
        </span>
      </div>
      <Status {...words} tone={isPast && words.tone === "busy" ? "idle" : words.tone} />
      {reason && <p className="text-xs break-words text-muted">{reason}</p>}
    </li>
  );
};
