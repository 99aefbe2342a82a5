import type { InvokeOutcome } from "@/lib/contracts/invoke";
import { durationWords } from "@/lib/words/time";
import { ToneIcon } from "../ui/status/tone-icon";

const SHOWN = 160;

/** `200 · 34 ms · { "hello" : "world" }`; on failure its meaning. */
export function StatusLine({ outcome }: { outcome: InvokeOutcome }) {
  const { ok, status, latencyMs, body, meaning } = outcome;
  return (
    <div className="text-xs">
      <p className="flex min-w-0 items-center gap-1.5">
        <ToneIcon tone={ok ? "ok" : "bad"} size={13} label={ok ? "Answered" : "Failed"} />
        <span className={`font-semibold ${ok ? "text-ok" : "text-bad"}`}>{status ?? "No answer"}</span>
        <span className="text-muted whitespace-nowrap">{durationWords(latencyMs)}</span>
        <code className="min-w-0 truncate font-mono">{body.slice(0, SHOWN).trim()}</code>
      </p>
      {meaning && <p className="mt-0.5 break-words">{meaning}</p>}
    </div>
  );
}
