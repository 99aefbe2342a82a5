import type { UnknownFamily } from "@/lib/contracts/freshness";
import { groupUnknown, unknownSentence } from "@/lib/words/unknown";
import { RelativeTime } from "../time/relative-time";
import { NotKnown } from "./not-known";

/** What could not be read, and since when. */
export function UnknownNotice({ unknown }: { unknown: UnknownFamily[] }) {
  if (unknown.length === 0) return null;
  return (
    <NotKnown sentence={unknownSentence(unknown)}>
      {groupUnknown(unknown).map(({ families, message, since, lastKnownAt }) => (
        <li key={families}>
          <span className="text-ink">{families}</span>: {message} (since <RelativeTime at={since} />
          {lastKnownAt !== undefined && (
            <>
              ; last known <RelativeTime at={lastKnownAt} />
            </>
          )}
          )
        </li>
      ))}
    </NotKnown>
  );
}
