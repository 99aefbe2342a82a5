"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CirclePause, CloudOff, Pause, Play, RefreshCw, TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { refreshing } from "@/lib/queries/get-json";
import { ageWords, exactWords } from "@/lib/words/time";
import { announce } from "../../ui/feedback/announcer";
import { useNow } from "../../ui/time/clock";
import { togglePause, usePausedSince } from "./pause";
import { type PageFreshness, useFreshness } from "./use-freshness";

/** Beyond this the facts are called stale: several polls have passed. */
const STALE_MS = 45_000;

/** `as of 4 s ago`, with pause and refresh; says when the server does not answer or the facts are old. */
export function DataAge() {
  const freshness = useFreshness();
  const paused = usePausedSince();
  const client = useQueryClient();
  const state = useAgeState(freshness);
  useAnnounced(state, freshness.oldest !== undefined);
  const pause = () => {
    togglePause();
    announce(paused ? "Live again." : "Paused. What is shown stays as it is.");
  };
  return (
    <div className="flex items-center gap-1">
      <AgeWords freshness={freshness} state={state} paused={paused} />
      <button
        type="button"
        onClick={pause}
        data-command="pause"
        aria-keyshortcuts="p"
        aria-pressed={paused !== null}
        aria-label="Pause"
        data-tip={paused ? "Go on (p)" : "Pause (p)"}
        className={`${BUTTON} aria-pressed:bg-warn-soft aria-pressed:text-warn`}
      >
        {paused ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
      </button>
      <button
        type="button"
        onClick={() => refreshing(() => client.refetchQueries({ type: "active" }))}
        data-command="refresh"
        aria-keyshortcuts="r"
        aria-label="Refresh"
        data-tip="Refresh now (r)"
        className={BUTTON}
      >
        <RefreshCw size={15} aria-hidden />
      </button>
    </div>
  );
}

const BUTTON = "grid size-8 place-items-center rounded-md text-muted hover:bg-raised hover:text-ink";

type State = "fresh" | "stale" | "offline" | "none";

function useAgeState({ oldest, offline, failing }: PageFreshness): State {
  const now = useNow();
  if (offline) return "offline";
  if (!oldest) return failing ? "stale" : "none";
  return failing || now - Date.parse(oldest) > STALE_MS ? "stale" : "fresh";
}

interface AgeProps {
  freshness: PageFreshness;
  state: State;
  paused: string | null;
}

function AgeWords({ freshness: { oldest }, state, paused }: AgeProps) {
  const now = useNow();
  const age = oldest ? ageWords(Math.max(0, now - Date.parse(oldest))) : undefined;
  const quiet = state === "fresh" && !paused;
  return (
    <span
      className={`flex items-center gap-1.5 text-xs whitespace-nowrap ${paused && state !== "offline" ? COLOURS.stale : COLOURS[state]}`}
      data-tip={oldest ? `Read from AWS at ${exactWords(oldest)}` : undefined}
    >
      {state === "offline" && <CloudOff size={14} aria-hidden />}
      {state === "stale" && !paused && <TriangleAlert size={14} aria-hidden />}
      {state === "offline" && <span>Server not reachable</span>}
      {state === "stale" && !paused && <span>Stale</span>}
      {paused && <PausedSince at={paused} />}
      {age && <span className={paused ? "max-2xl:sr-only" : quiet ? "" : "max-sm:sr-only"}>as of {age} ago</span>}
    </span>
  );
}

/** The clock that everybody who looks at the same incident shares. */
const PausedSince = ({ at }: { at: string }) => (
  <span className="flex items-center gap-1.5">
    <CirclePause size={14} aria-hidden />
    <span>
      Paused <span className="max-sm:sr-only">since</span> {at.slice(11, 16)}
      <span className="max-sm:sr-only">{at.slice(16, 19)} UTC</span>
    </span>
  </span>
);

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
