import type { ProbeWindow } from "@/lib/contracts/probe-limits";
import type { ProbeResult } from "@/lib/contracts/probes";
import { resultWords } from "@/lib/words/probe";
import { exactWords } from "@/lib/words/time";
import { ToneIcon } from "../ui/status/tone-icon";

interface Props {
  failures: readonly ProbeResult[];
  failed: number;
  window: ProbeWindow;
}

/** The newest failures of the window, each with what came back. */
export function Failures({ failures, failed, window }: Props) {
  if (failures.length === 0) return null;
  const all = failed === failures.length;
  return (
    <div>
      <h3 className="text-xs font-semibold">
        {all ? "Failures" : `The newest ${failures.length} of ${failed} failures`} in the last{" "}
        {window.replace("h", " h")}
      </h3>
      <ol aria-label="Failed probes" className="mt-1 divide-y text-xs">
        {failures.map((failure) => (
          <li key={failure.time} className="flex flex-wrap items-center gap-x-2 py-1">
            <ToneIcon tone="bad" size={13} label="Failed" />
            <time dateTime={failure.time} className="text-muted">
              {exactWords(failure.time)}
            </time>
            <span className="min-w-0 break-words">{resultWords(failure)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
