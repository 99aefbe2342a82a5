"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CloudOff, RefreshCw, TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { ageWords, exactWords } from "@/lib/words/time";
import { announce } from "../ui/feedback/announcer";
import { useNow } from "../ui/time/clock";
import { type PageFreshness, useFreshness } from "./use-freshness";

/** Beyond this the facts are called stale: several polls have passed. */
const STALE_MS = 45_000;

/** `as of 4 s ago` with a refresh; says when the server does not answer or the facts are old. */
export function DataAge() {
  const freshness = useFreshness();
  const client = useQueryClient();
  const state = useAgeState(freshness);
  useAnnounced(state, freshness.oldest !== undefined);
  return (
    <div className="flex items-center gap-1">
      <AgeWords freshness={freshness} state={state} />
      <button
        type="button"
        onClick={() => client.refetchQueries({ type: "active" })}
        aria-label="Refresh"
        data-tip="Refresh now"
        className="grid size-8 place-items-center rounded-md text-muted hover:bg-raised hover:text-ink"
      >
        <RefreshCw size={15} aria-hidden />
      </button>
    </div>
  );
}

type State = "fresh" | "stale" | "offline" | "none";

function useAgeState({ oldest, offline, failing }: PageFreshness): State {
  const now = useNow();
  if (offline) return "offline";
  if (!oldest) return failing ? "stale" : "none";
  return failing || now - Date.parse(oldest) > STALE_MS ? "stale" : "fresh";
}

function AgeWords({ freshness, state }: { freshness: PageFreshness; state: State }) {
  const now = useNow();
  const { oldest } = freshness;
  const age = oldest ? ageWords(Math.max(0, now - Date.parse(oldest))) : undefined;
  return (
    <span
      className={`flex items-center gap-1.5 text-xs whitespace-nowrap ${COLOURS[state]}`}
      data-tip={oldest ? `Read from AWS at ${exactWords(oldest)}` : undefined}
    >
      {state === "offline" && <CloudOff size={14} aria-hidden />}
      {state === "stale" && <TriangleAlert size={14} aria-hidden />}
      {state === "offline" && <span>Server not reachable</span>}
      {state === "stale" && <span>Stale</span>}
      {age && <span className={state === "fresh" ? "" : "max-sm:sr-only"}>as of {age} ago</span>}
    </span>
  );
}

const COLOURS: Record<State, string> = {
  fresh: "text-muted",
  stale: "text-warn font-medium",
  offline: "text-bad font-medium",
  none: "text-muted",
};

function useAnnounced(state: State, known: boolean): void {
  const before = useRef(state);
  useEffect(() => {
    // What is old is greyed, everywhere at once.
    document.documentElement.toggleAttribute("data-old", known && (state === "offline" || state === "stale"));
    if (before.current === state) return;
    if (state === "offline") announce("The Stageway server does not answer. What is shown is old.");
    else if (state === "stale") announce("What is shown is old.");
    else if (before.current === "offline") announce("The Stageway server answers again.");
    else if (before.current === "stale") announce("What is shown is new again.");
    before.current = state;
  }, [state, known]);
}
