"use client";

import { ageWords, exactWords } from "@/lib/words/time";
import { useNow } from "./clock";

/**
 * `12 min ago`, with the exact time on hover and focus. `still`: without a tab stop of its own, for long lists,
 * where the exact time stands on the row's own page.
 */
export function RelativeTime({ at, still = false }: { at: string; still?: boolean }) {
  const age = Math.max(0, useNow() - new Date(at).getTime());
  return (
    <time
      dateTime={at}
      data-tip={exactWords(at)}
      tabIndex={still ? undefined : 0}
      className="rounded-xs whitespace-nowrap"
    >
      {ageWords(age)} ago
    </time>
  );
}
