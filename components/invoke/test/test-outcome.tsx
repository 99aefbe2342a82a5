import type { MethodTestOutcome } from "@/lib/contracts/invoke";
import { durationWords } from "@/lib/words/time";
import { Disclosure } from "../../ui/layout/disclosure";
import { ToneIcon } from "../../ui/status/tone-icon";
import { CodeBlock } from "../../ui/text/code-block";
import { RelativeTime } from "../../ui/time/relative-time";

/** What the editable API answered, and API Gateway's log of how it came to it. */
export function TestOutcome({ outcome }: { outcome: MethodTestOutcome }) {
  const { ok, status, latencyMs, body, truncated, log, command, at } = outcome;
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className={`flex items-center gap-1.5 font-semibold ${ok ? "text-ok" : "text-bad"}`}>
          <ToneIcon tone={ok ? "ok" : "bad"} label={ok ? "Answered" : "Failed"} />
          {status ?? "No status"}
        </span>
        <span className="text-muted">
          the editable API{latencyMs === undefined ? "" : `, in ${durationWords(latencyMs)}`} · <RelativeTime at={at} />
        </span>
      </p>
      {body === "" ? (
        <p className="text-sm text-muted">The body is empty.</p>
      ) : (
        <CodeBlock name="Body of the test" text={body} wrap />
      )}
      {truncated && <p className="text-xs text-muted">Only the first 64 KiB are shown.</p>}
      <Disclosure label="Execution log" open={!ok}>
        {log === "" ? (
          <p className="text-sm text-muted">AWS sent no log.</p>
        ) : (
          <CodeBlock name="Execution log" text={log} wrap />
        )}
      </Disclosure>
      <Disclosure label="Command" about="test of the editable API">
        <CodeBlock name="Command" text={command} wrap />
      </Disclosure>
    </div>
  );
}
