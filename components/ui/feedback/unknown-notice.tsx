import type { UnknownFamily } from "@/lib/contracts/freshness";
import { groupUnknown } from "@/lib/words/unknown";
import { RelativeTime } from "../time/relative-time";
import { NotKnown } from "./not-known";

/** What could not be read, and since when. */
export function UnknownNotice({ unknown }: { unknown: UnknownFamily[] }) {
  if (unknown.length === 0) return null;
  return (
    <NotKnown sentence="Part of this could not be read from AWS; what depends on it is shown as unknown.">
      {groupUnknown(unknown).map(({ families, message, since }) => (
        <li key={message}>
          <span className="text-ink">{families}</span>: {message} (since <RelativeTime at={since} />)
        </li>
      ))}
    </NotKnown>
  );
}
