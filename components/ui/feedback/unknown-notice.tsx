import { CircleQuestionMark } from "lucide-react";
import type { UnknownFamily } from "@/lib/contracts/freshness";
import { groupUnknown } from "@/lib/words/unknown";
import { RelativeTime } from "../time/relative-time";

/** What could not be read, and since when: unknown must look unknown. */
export function UnknownNotice({ unknown }: { unknown: UnknownFamily[] }) {
  if (unknown.length === 0) return null;
  return (
    <section
      aria-label="What is not known"
      className="rounded-lg border border-dashed border-line-strong bg-raised px-4 py-3 text-sm"
    >
      <p className="flex gap-2 font-medium">
        <CircleQuestionMark size={16} className="mt-0.5 shrink-0" aria-hidden />
        Part of this could not be read from AWS; what depends on it is shown as unknown.
      </p>
      <ul className="mt-1 pl-6 text-muted">
        {groupUnknown(unknown).map(({ families, message, since }) => (
          <li key={message} className="break-words">
            <span className="text-ink">{families}</span>: {message} (since <RelativeTime at={since} />)
          </li>
        ))}
      </ul>
    </section>
  );
}
