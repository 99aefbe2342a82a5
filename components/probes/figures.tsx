"use client";

import type { ReactNode } from "react";
import type { ProbeHistory } from "@/lib/contracts/probes";
import { availabilityWords, probeStatus, resultWords } from "@/lib/words/probe";
import { durationWords } from "@/lib/words/time";
import { Status } from "../ui/status/status";
import { useNow } from "../ui/time/clock";
import { RelativeTime } from "../ui/time/relative-time";

/** How it stands now, and the figures of the window. */
export function Figures({ history }: { history: ProbeHistory }) {
  const { settings, last, total, failed, p50, p95, window } = history;
  const now = useNow();
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Status {...probeStatus(history, now)} />
        {last && (
          <span className="min-w-0 break-words text-muted">
            last <span className="text-ink">{resultWords(last)}</span>, <RelativeTime at={last.time} />
          </span>
        )}
      </p>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:flex sm:flex-wrap">
        <Figure name="Availability" bad={failed > 0}>
          {availabilityWords(total, failed)}
        </Figure>
        <Figure name="Failed" bad={failed > 0}>
          {failed} of {total}
        </Figure>
        <Figure name="Latency p50">{latency(p50)}</Figure>
        <Figure name="Latency p95">{latency(p95)}</Figure>
      </dl>
      <p className="text-xs break-words text-muted">
        In the last {window.replace("h", " h")}
        {settings && (
          <>
            . GET <code className="font-mono break-all">{settings.path}</code>{" "}
            {settings.enabled ? `each ${settings.intervalSeconds} s` : "(switched off)"}, expects {settings.expected}{" "}
            within {settings.timeoutSeconds} s
          </>
        )}
        . Latencies are of the probes that were answered.
      </p>
    </div>
  );
}

const Figure = ({ name, bad = false, children }: { name: string; bad?: boolean; children: ReactNode }) => (
  <div>
    <dt className="text-xs text-muted">{name}</dt>
    <dd className={`text-lg font-semibold ${bad ? "text-bad" : ""}`}>{children}</dd>
  </div>
);

const latency = (ms: number | null): string => (ms === null ? "not known" : durationWords(ms));
