"use client";

import { ageWords, durationWords } from "@/lib/words/time";
import { useNow } from "./clock";

/** How long something took, or has taken so far. */
export function Elapsed({ from, to }: { from: string; to?: string | undefined }) {
  return to ? (
    <span>{durationWords(new Date(to).getTime() - new Date(from).getTime())}</span>
  ) : (
    <Running from={new Date(from).getTime()} />
  );
}

const Running = ({ from }: { from: number }) => <span>{ageWords(Math.max(0, useNow() - from))}</span>;
