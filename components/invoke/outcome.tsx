import type { InvokeOutcome } from "@/lib/contracts/invoke";
import { HOP_WORDS } from "@/lib/words/hop";
import { durationWords } from "@/lib/words/time";
import { Disclosure } from "../ui/layout/disclosure";
import { ToneIcon } from "../ui/status/tone-icon";
import { CodeBlock } from "../ui/text/code-block";
import { KeyValues } from "../ui/text/key-values";
import { RelativeTime } from "../ui/time/relative-time";
import { Beside } from "./beside";

/** Status, latency, body, headers; on failure the meaning, the hop at fault and what to do. */
export function Outcome({ outcome }: { outcome: InvokeOutcome }) {
  const { ok, status, latencyMs, meaning, hop, remedy, comparison, body, headers, truncated } = outcome;
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className={`flex items-center gap-1.5 text-lg font-semibold ${ok ? "text-ok" : "text-bad"}`}>
          <ToneIcon tone={ok ? "ok" : "bad"} size={18} label={ok ? "Answered" : "Failed"} />
          {status ?? "No answer"}
        </span>
        <span className="text-muted">
          in {durationWords(latencyMs)} · <RelativeTime at={outcome.at} />
        </span>
      </p>
      {meaning && (
        <div className="rounded-md border border-bad-line bg-bad-soft px-3 py-2 text-sm">
          <p>{meaning}</p>
          {hop && <p className="mt-1 font-medium">Hop at fault: {HOP_WORDS[hop].toLowerCase()}</p>}
          {remedy && <p className="mt-1">{remedy}</p>}
        </div>
      )}
      {comparison && <Beside comparison={comparison} />}
      {body === "" ? (
        <p className="text-sm text-muted">The body is empty.</p>
      ) : (
        <CodeBlock name="Body" text={body} wrap />
      )}
      {truncated && <p className="text-xs text-muted">Only the first 64 KiB are shown.</p>}
      {headers.length > 0 && (
        <Disclosure label={`${headers.length} headers`}>
          <div className="font-mono text-xs break-all">
            <KeyValues entries={joined(headers)} />
          </div>
        </Disclosure>
      )}
    </div>
  );
}

/** A header that came more than once stands once, its values below each other. */
function joined(headers: InvokeOutcome["headers"]): [string, string][] {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) values.set(name, [...(values.get(name) ?? []), value]);
  return [...values].map(([name, all]) => [name, all.join("\n")]);
}
